// SPDX-License-Identifier: EPL-2.0

/**
 * Makes an element. Text goes in as text, never as markup: what clients call themselves and their values is hostile.
 *
 * @param {string} name such as "p" or "p.quiet"
 * @param {object} properties of the element; "dataset" and "on" are taken apart
 */
export function h(name, properties = {}, ...children) {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    element.classList.add(...classes);
    const { dataset = {}, on = {}, ...others } = properties;
    Object.assign(element, others);
    Object.assign(element.dataset, dataset);
    for (const [event, listener] of Object.entries(on)) {
        element.addEventListener(event, listener);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
}

/** A stranger's text, which may be written from right to left or turn around what follows. */
export function foreign(text, name = "bdi") {
    return h(name, { dir: "auto" }, visible(text));
}

/** Control and direction characters are shown, not obeyed. */
export function visible(text) {
    return String(text).replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, (c) =>
        "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

/** Sets text only where it changes, so that what is selected stays selected. */
export function say(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
        return true;
    }
    return false;
}

/** A button that does one thing, and can't be pressed again until that has ended. */
export function button(label, title, action, kind = "") {
    const pressed = h("button" + kind, { type: "button", title }, label);
    pressed.addEventListener("click", async () => {
        pressed.disabled = true;
        pressed.classList.add("busy");
        try {
            await action();
        } finally {
            pressed.disabled = false;
            pressed.classList.remove("busy");
        }
    });
    return pressed;
}

/** Buttons behind three dots. Closes when one of them is pressed, or anything else is. */
export function menu(title, ...buttons) {
    const element = h("details.menu", {}, h("summary", { title }, "⋯"), h("div", {}, buttons));
    element.addEventListener("toggle", () => {
        if (element.open) {
            addEventListener("click", () => { element.open = false; }, { once: true });
        }
    });
    element.addEventListener("keydown", (event) => {
        if (event.key === "Escape") {
            element.open = false;
        }
    });
    return element;
}

/** What happened, for a while; an error stays until it is read. */
export function tell(title, detail, isError) {
    const box = h("div.message" + (isError ? ".error" : ""), {},
        h("div", {}, h("strong", {}, visible(title)), detail ? h("p", {}, visible(detail)) : null));
    const close = h("button.plain", { type: "button", title: "Dismiss", on: { click: () => box.remove() } }, "×");
    box.append(close);
    const messages = document.getElementById("messages");
    messages.append(box);
    while (messages.childElementCount > 5) {
        messages.firstElementChild.remove();
    }
    if (!isError) {
        setTimeout(() => box.remove(), 4000);
    }
}
