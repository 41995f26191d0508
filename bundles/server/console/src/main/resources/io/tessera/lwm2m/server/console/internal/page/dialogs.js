// SPDX-License-Identifier: EPL-2.0
import { h, visible } from "./dom.js";

/** @param {boolean} alone whether there is nothing to be decided */
export function open(title, fields, accept, danger, alone) {
    return new Promise((resolve) => {
        const form = h("form", { method: "dialog" },
            h("h2", {}, visible(title)), ...fields,
            h("div.actions", {},
                alone ? null : h("button.plain", { type: "submit", value: "cancel", formNoValidate: true }, "Cancel"),
                h(danger ? "button.danger" : "button.primary", { type: "submit", value: "accept" }, accept)));
        const dialog = h("dialog", {}, form);
        dialog.addEventListener("close", () => {
            dialog.remove();
            resolve(dialog.returnValue === "accept");
        });
        // Enter would press the first button otherwise, which cancels.
        form.addEventListener("keydown", (event) => {
            if (event.key === "Enter" && event.target.tagName === "INPUT") {
                event.preventDefault();
                form.querySelector("[value=accept]").click();
            }
        });
        document.body.append(dialog);
        dialog.showModal();
    });
}

function field(label, input, hint) {
    return h("label.field", {}, h("span", {}, label), input, hint ? h("small.quiet", {}, visible(hint)) : null);
}

export async function confirm(title, detail, accept) {
    return open(title, detail ? [h("p.quiet", {}, visible(detail))] : [], accept, true);
}

/** Asks for the arguments of an Execute; null when the person changed their mind. */
export async function askArguments(title) {
    const input = h("input", { autocomplete: "off", spellcheck: false });
    const accepted = await open(title, [field("Arguments, if any", input, "Such as 0='a',1 (Core 1.2, 6.3.5)")], "Execute");
    return accepted ? input.value.trim() : null;
}

/** Asks for the attributes of a Write-Attributes as a query; null when the person changed their mind. */
export async function askAttributes(title) {
    const names = { pmin: "Minimum Period, s", pmax: "Maximum Period, s", gt: "Greater Than", lt: "Less Than", st: "Step" };
    const inputs = Object.entries(names).map(([name, label]) =>
        [name, label, h("input", { type: "number", step: "any", autocomplete: "off" })]);
    const fields = inputs.map(([name, label, input]) => field(`${name} – ${label}`, input));
    const hint = h("p.quiet", {}, "An empty field is left as it is.");
    if (!await open(title, [h("div.columns", {}, fields), hint], "Write")) {
        return null;
    }
    return inputs.filter(([, , input]) => input.value !== "").map(([name, , input]) => `${name}=${input.value}`).join("&");
}

/** Asks for the Object Instance to be created; null when the person changed their mind. */
export async function askInstance(title, resources) {
    const id = h("input", { type: "number", min: 0, max: 65534, placeholder: "the client chooses", autocomplete: "off" });
    const inputs = resources.map((resource) => [resource, input(resource.type, undefined)]);
    const fields = [field("Object Instance ID", id),
        ...inputs.map(([resource, element]) => field(`${resource.id} ${resource.name}`, element, hint(resource.type)))];
    if (!await open(title, [h("div.scroll", {}, fields)], "Create")) {
        return null;
    }
    const values = inputs.filter(([, element]) => element.value !== "")
        .map(([resource, element]) => ({ path: String(resource.id), value: read(resource.type, element.value) }));
    return id.value === "" ? { values } : { instance: Number(id.value), values };
}

/**
 * Asks for a value of a type; null when the person changed their mind.
 *
 * @param {boolean} isMultiple whether it is for a Resource Instance that is still to be named
 */
export async function askValue(title, type, before, range, isMultiple) {
    const element = input(type, before);
    const id = h("input", { type: "number", min: 0, max: 65534, value: 0, autocomplete: "off" });
    const note = [hint(type), range ? `Range ${range}` : ""].filter(Boolean).join(". ");
    const fields = [...(isMultiple ? [field("Resource Instance ID", id)] : []), field(type, element, note)];
    if (!await open(title, fields, "Write")) {
        return null;
    }
    const value = { value: read(type, element.value), type };
    return isMultiple ? { values: [{ path: id.value, ...value }] } : value;
}

function input(type, before) {
    const value = before === undefined || before === null ? "" : String(before);
    if (type === "boolean") {
        const choices = before === undefined ? ["", "true", "false"] : ["true", "false"];
        const options = choices.map((text) => h("option", { value: text, selected: text === value }, text));
        return h("select", {}, options);
    }
    if (type === "opaque" || type === "corelnk") {
        return h("textarea", { rows: 4, value, spellcheck: false });
    }
    const mode = { integer: "numeric", unsigned: "numeric", float: "decimal" }[type] ?? "text";
    return h("input", { value, inputMode: mode, autocomplete: "off", spellcheck: false });
}

function hint(type) {
    return {
        opaque: "base64", time: "2026-01-31T12:00:00Z or seconds since 1970", objlnk: "Object:Instance, such as 3303:0",
        corelnk: "CoRE Link format", unsigned: "0 or more",
    }[type] ?? "";
}

/** As JSON has it; what is no number goes as it is, and the server says what is wrong. */
function read(type, text) {
    const trimmed = text.trim();
    switch (type) {
        case "boolean": return trimmed === "true";
        case "integer":
        case "unsigned": return /^-?\d+$/.test(trimmed) ? BigInt(trimmed) : text;
        case "time": return /^-?\d+$/.test(trimmed) ? BigInt(trimmed) : trimmed;
        case "float": return trimmed !== "" && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
        case "opaque": return trimmed;
        default: return text;
    }
}
