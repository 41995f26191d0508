// SPDX-License-Identifier: EPL-2.0
import { Problem } from "./api.js";
import { h, say, tell, visible } from "./dom.js";

/** An input under its label; what the server finds wrong with the member of that name is said below it. */
export function field(label, input, { hint = "", name = "" } = {}) {
    input.dataset.field = name;
    return h("label.field", {}, h("span", {}, label), input, hint ? h("small.quiet", {}, hint) : null);
}

/** A check box before its label. */
export function check(label, input, { name = "" } = {}) {
    input.type = "checkbox";
    input.dataset.field = name;
    return h("label.check", {}, input, h("span", {}, label));
}

export function text(properties = {}) {
    return h("input", { type: "text", autocomplete: "off", spellcheck: false, ...properties });
}

export function select(choices, value) {
    return h("select", {}, Object.entries(choices).map(([name, label]) =>
        h("option", { value: name, selected: name === value }, label)));
}

/** What is no number goes as it is, and the server says what is wrong. */
export function number(input) {
    const value = input.value.trim();
    return /^\d+$/.test(value) ? Number(value) : value;
}

/** Words between spaces, commas and line ends. */
export function words(value) {
    return value.split(/[\s,]+/).filter(Boolean);
}

/**
 * A dialog that stays until what it is for has worked: what is refused is said in it, at the member that is named.
 *
 * @param {string} accept the button that does it
 * @param {function} submit does it; resolves to false where the dialog is to stay
 * @param {Array} others further buttons
 */
export function ask(title, fields, accept, submit, { wide = false, others = [], className = "" } = {}) {
    const alert = h("p.refusal", { role: "alert", hidden: true });
    const go = accept === null ? null : h("button.primary", { type: "submit" }, accept);
    const cancel = h("button.plain", { type: "button" }, accept === null ? "Close" : "Cancel");
    const form = h("form", { noValidate: true }, h("h2", {}, visible(title)), ...fields, alert,
        h("div.actions", {}, cancel, others, go));
    const dialog = h("dialog" + (wide ? ".wide" : "") + className, {}, form);
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        if (go !== null && await trying(form, alert, submit, go)) {
            dialog.close();
        }
    });
    document.body.append(dialog);
    dialog.showModal();
    return { form, close: () => dialog.close(), attempt: (action, button) => trying(form, alert, action, button) };
}

async function trying(form, alert, action, button) {
    button.disabled = true;
    clear(form, alert);
    try {
        return await action() !== false;
    } catch (problem) {
        if (!(problem instanceof Problem)) {
            throw problem;
        }
        refuse(form, alert, problem);
        return false;
    } finally {
        button.disabled = false;
    }
}

function clear(form, alert) {
    alert.hidden = true;
    form.querySelectorAll("[aria-invalid]").forEach((input) => input.removeAttribute("aria-invalid"));
    form.querySelectorAll(".wrong").forEach((note) => note.remove());
}

function refuse(form, alert, problem) {
    const name = problem.problem.field;
    const input = name === undefined ? null : closest(form, name);
    alert.hidden = false;
    say(alert, visible(problem.message));
    if (input) {
        input.setAttribute("aria-invalid", "true");
        input.closest("label, fieldset, div")?.append(h("small.wrong", {}, visible(problem.message)));
        input.focus();
    }
}

/** The input of that name; else that of the nearest part of the name. */
function closest(form, name) {
    const inputs = [...form.querySelectorAll("[data-field]")].filter((input) => input.dataset.field !== "")
        .map((input) => [nameOf(input), input]);
    for (let part = name; part !== ""; part = part.replace(/(\.?[^.[\]]+|\[\d+\])$/, "")) {
        const found = inputs.find(([whole]) => whole === part);
        if (found) {
            return found[1];
        }
    }
    return null;
}

/** The whole name of an input that may be in rows, such as servers[1].uri. */
function nameOf(input) {
    let name = input.dataset.field;
    for (let row = input.parentElement.closest(".formrow"); row !== null; row = row.parentElement.closest(".formrow")) {
        const rows = row.parentElement;
        name = `${rows.parentElement.dataset.field}[${[...rows.children].indexOf(row)}].${name}`;
    }
    return name;
}

/** Says what the server refused; anything else is a mistake of the page. */
export function complain(problem) {
    if (!(problem instanceof Problem)) {
        throw problem;
    }
    tell(problem.title, problem.message, true);
}
