// SPDX-License-Identifier: EPL-2.0
import { base, del, get, put } from "./api.js";
import { button, foreign, h, say, tell, visible } from "./dom.js";
import { confirm } from "./dialogs.js";
import { ask, complain, field, select, text, words } from "./forms.js";

const KINDS = { psk: "Pre-shared key", "public-key": "Public key", certificate: "Certificate name" };
/** Bytes of a key that is drawn. */
const KEY = 16;
/** Milliseconds without a further change until all are asked for anew. */
const SOON = 200;

/** Who may connect; never with a key, but for the one that is drawn here, once. */
export class CredentialsView {
    #model;
    #mayChange;
    #all = [];
    #rows = h("div.table", { role: "table", ariaLabel: "Credentials" });
    #filter = h("input", { type: "search", placeholder: "Filter credentials", ariaLabel: "Filter credentials", autocomplete: "off" });
    #asked = 0;
    #soon = 0;
    #shown = "";

    constructor(model, mayChange) {
        this.#model = model;
        this.#mayChange = mayChange;
        this.#filter.addEventListener("input", () => this.draw());
        const add = mayChange ? button("Add", "Let a client in", () => this.#add(), ".primary") : null;
        this.element = h("div.view", { id: "credentials" },
            h("header", {}, h("h2", {}, "Credentials"), this.#filter, add),
            h("p.quiet", {}, "What clients prove themselves with, and the names that they may register under. Keys are never shown."),
            this.#rows);
    }

    /** Asks for them anew; of several answers the last one asked for counts. */
    async load() {
        const asked = ++this.#asked;
        try {
            const all = await get(`${base}/credentials`);
            const text = JSON.stringify(all);
            // What is the same stays: somebody may be about to press a button.
            if (asked === this.#asked && text !== this.#shown) {
                this.#shown = text;
                this.#all = all;
                this.draw();
            }
        } catch (problem) {
            complain(problem);
        }
    }

    /** Many change at once when they come from somewhere else. */
    loadSoon() {
        clearTimeout(this.#soon);
        this.#soon = setTimeout(() => this.load(), SOON);
    }

    draw() {
        const wanted = this.#filter.value.trim().toLowerCase();
        const shown = this.#all.filter(({ identity, endpoints }) =>
            [identity, ...endpoints].some((name) => name.toLowerCase().includes(wanted)));
        this.#filter.hidden = this.#all.length < 6 && wanted === "";
        if (this.#all.length === 0) {
            this.#rows.replaceChildren(h("p.empty", {}, "Nobody has credentials yet: only clients without security can register."));
            return;
        }
        this.#rows.replaceChildren(...shown.map((one) => this.#row(one)));
    }

    #row(one) {
        const remove = this.#mayChange && !one.configured
            ? button("Remove", `Let ${one.identity} in no more`, () => this.#remove(one)) : null;
        const registered = one.endpoints.filter((endpoint) => this.#model.clients.has(endpoint));
        return h("div.line", { role: "row", dataset: { identity: one.identity } },
            h("span.who", { role: "cell" }, foreign(one.identity, "strong"), h("small.quiet", {}, KINDS[one.kind] ?? one.kind)),
            h("span.names", { role: "cell" }, one.endpoints.map((endpoint) => registered.includes(endpoint)
                ? h("a.chip.live", { href: `#/${encodeURIComponent(endpoint)}`, title: "Registered" }, foreign(endpoint))
                : h("span.chip", {}, foreign(endpoint)))),
            h("span.quiet", { role: "cell" }, one.configured ? "configured" : ""),
            h("span.actions", { role: "cell" }, remove));
    }

    async #remove(one) {
        const detail = "Whoever is connected with it is cut off, and its registration ends.";
        if (!await confirm(`Remove ${one.identity}?`, detail, "Remove")) {
            return;
        }
        try {
            await del(one.href);
            tell("Removed", one.identity, false);
        } catch (problem) {
            complain(problem);
        }
        await this.load();
    }

    #add() {
        const kind = select(KINDS, "psk");
        const identity = text({ maxLength: 128 });
        const source = select({ drawn: "Draw one, and show it once", typed: "I have one" }, "drawn");
        const key = text();
        const publicKey = h("textarea", { rows: 4, spellcheck: false });
        const name = text();
        const endpoints = text();
        const parts = {
            psk: [field("PSK identity", identity), field("Key", source),
                field("Key in hexadecimal digits", key, { hint: "Two for each byte, 16 bytes at least are advised." })],
            "public-key": [field("Public key", publicKey, { hint: "SubjectPublicKeyInfo in Base64, or the whole PEM." })],
            certificate: [field("Name", name, { hint: "The common name or a subject alternative name of a trusted certificate." })],
        };
        const show = () => {
            Object.entries(parts).forEach(([of, labels]) => labels.forEach((label) => { label.hidden = of !== kind.value; }));
            parts.psk[2].hidden = kind.value !== "psk" || source.value !== "typed";
        };
        kind.addEventListener("change", show);
        source.addEventListener("change", show);
        show();
        const names = field("Endpoints", endpoints, { hint: "Names that it may register under, between spaces. Empty: the identity or name itself; a public key needs one." });
        let drawn = null;
        ask("Let a client in", [field("Proves itself with", kind), ...Object.values(parts).flat(), names], "Add", async () => {
            const body = { endpoints: words(endpoints.value) };
            switch (kind.value) {
                case "psk":
                    drawn = source.value === "drawn" ? draw() : null;
                    body.key = drawn ?? key.value.replace(/\s/g, "");
                    await put(at("psk", identity), body);
                    break;
                case "public-key":
                    body.key = publicKey.value.replace(/-----[^-]*-----/g, "").replace(/\s/g, "");
                    await put(`${base}/credentials/public-key`, body);
                    break;
                default:
                    await put(at("certificate", name), body);
            }
            key.value = "";
            await this.load();
            if (drawn === null) {
                tell("Added", KINDS[kind.value], false);
            } else {
                showOnce(identity.value.trim(), drawn);
            }
        });
    }
}

function at(kind, input) {
    return `${base}/credentials/${kind}/${encodeURIComponent(input.value.trim())}`;
}

/** Drawn here: so no answer of the server ever has a key in it. */
function draw() {
    return [...crypto.getRandomValues(new Uint8Array(KEY))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function showOnce(identity, key) {
    const shown = h("output.key", {}, key);
    const said = h("small.quiet", { role: "status" });
    const copy = button("Copy", "Copy the key", async () => {
        try {
            await navigator.clipboard.writeText(key);
            say(said, "Copied.");
        } catch (notAllowed) {
            getSelection().selectAllChildren(shown);
            say(said, "The browser doesn't let this page copy: it is selected, copy it by hand.");
        }
    });
    ask(`The key of ${identity}`, [
        h("p", {}, "Give it to the client now. It is shown this once, and can't be read from the server."),
        h("div.secret", {}, shown, copy), said], null, null, { className: ".once" });
}
