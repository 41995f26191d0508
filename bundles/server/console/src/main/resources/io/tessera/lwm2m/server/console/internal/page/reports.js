// SPDX-License-Identifier: EPL-2.0
import { open } from "./dialogs.js";
import { foreign, h, visible } from "./dom.js";
import { units, valueText } from "./format.js";

/** Asks how deep to discover: a number as text, empty for the client's default; null when the person changed their mind. */
export async function askDepth(title) {
    const choices = [["", "the client's default"], ["0", "0"], ["1", "1"], ["2", "2"], ["3", "3"]];
    const select = h("select", {}, choices.map(([value, text]) => h("option", { value }, text)));
    const accepted = await open(title, [h("label.field", {}, h("span", {}, "Depth"), select)], "Discover");
    return accepted ? select.value : null;
}

/** What a client answered to Discover. */
export function showLinks(title, links) {
    const lines = links.map(({ target, attributes }) => h("li", {}, foreign(target), " ",
        h("small.quiet", {}, visible(Object.entries(attributes)
            .map(([name, value]) => value === null ? name : `${name}=${value}`).join(" · ")))));
    return show(title, lines.length === 0 ? [h("li", {}, "Nothing.")] : lines);
}

/** What a client reported lately, the newest first. */
export function showHistory(title, values) {
    const lines = values.toReversed().map((value) => h("li", {},
        h("small.quiet", {}, new Date(value.time ?? value.received).toLocaleString()), " ",
        h("span", {}, visible(value.name ?? value.path)), " ",
        h("strong", {}, valueText(value)), " ", units(value.units), " ",
        h("small.quiet", {}, value.by === "send" ? "sent" : "notified")));
    return show(title, lines.length === 0 ? [h("li", {}, "Nothing was reported yet.")] : lines);
}

function show(title, lines) {
    return open(title, [h("ul.scroll.reports", {}, lines)], "Close", false, true);
}
