// SPDX-License-Identifier: EPL-2.0
import { h } from "./dom.js";
import { field, select, text } from "./forms.js";

const LETTERS = { R: 1, W: 2, E: 4, D: 8, C: 16 };
const TYPES = {
    "": "as defined", string: "string", integer: "integer", unsigned: "unsigned", float: "float", boolean: "boolean",
    opaque: "opaque, Base64", time: "time", objlnk: "object link", corelnk: "links",
};

/** Rows of a form that come and go; each has an element and can be read. */
export class Rows {
    #make;
    #rows = [];
    #place = h("div.rowset");

    constructor(name, label, make) {
        this.#make = make;
        const more = h("button", { type: "button", on: { click: () => this.add(null).querySelector("input, select")?.focus() } }, label);
        this.element = h("div", { tabIndex: -1, dataset: { field: name } }, this.#place, more);
    }

    get size() {
        return this.#rows.length;
    }

    add(value) {
        const row = this.#make(value);
        const remove = h("button.plain", { type: "button", title: "Take away", on: { click: () => this.#remove(row) } }, "×");
        row.line = h("div.formrow", {}, row.element, remove);
        this.#rows.push(row);
        this.#place.append(row.line);
        return row.line;
    }

    #remove(row) {
        row.line.remove();
        this.#rows.splice(this.#rows.indexOf(row), 1);
    }

    read() {
        return this.#rows.map((row) => row.read());
    }
}

/** A value with its path and type; null for one that is still to be given. */
export function valueRow(one) {
    const path = text({ value: one?.path ?? "", placeholder: "/1/0/13" });
    const type = select(TYPES, one?.type ?? "");
    const value = text({ value: one === null ? "" : String(one.value) });
    return {
        element: h("div.columns.three", {}, field("Path", path, { name: "path" }), field("Type", type, { name: "type" }),
            field("Value", value, { name: "value" })),
        read: () => ({
            path: path.value.trim(), ...(type.value === "" ? {} : { type: type.value }), value: json(type.value, value.value),
        }),
    };
}

/** As JSON has it; what is no number goes as it is, and the server says what is wrong. */
function json(type, value) {
    const trimmed = value.trim();
    if (["string", "opaque", "objlnk", "corelnk"].includes(type)) {
        return type === "string" ? value : trimmed;
    }
    if (/^-?\d+$/.test(trimmed)) {
        return BigInt(trimmed);
    }
    if (/^(true|false)$/.test(trimmed)) {
        return trimmed === "true";
    }
    return trimmed !== "" && type !== "time" && Number.isFinite(Number(trimmed)) ? Number(trimmed) : trimmed;
}

/** Such as 101=RW 0=R. */
export function rightsText(rights) {
    return Object.entries(rights).map(([server, sum]) =>
        `${server}=${Object.keys(LETTERS).filter((letter) => sum & LETTERS[letter]).join("")}`).join(" ");
}

export function rightsOf(value) {
    return Object.fromEntries(value.split(/[\s,]+/).filter(Boolean).map((part) => {
        const [server, letters = ""] = part.split("=");
        const sum = [...letters.toUpperCase()].reduce((all, letter) => all | (LETTERS[letter] ?? NaN), 0);
        return [server, /^[RWEDC]*$/i.test(letters) ? sum : letters];
    }));
}
