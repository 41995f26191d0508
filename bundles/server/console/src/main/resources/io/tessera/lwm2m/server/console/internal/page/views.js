// SPDX-License-Identifier: EPL-2.0
import { BootstrapView } from "./bootstrap.js";
import { CredentialsView } from "./credentials.js";
import { h } from "./dom.js";

const MAKE = { credentials: CredentialsView, bootstrap: BootstrapView };
const TITLES = { clients: "Clients", credentials: "Credentials", bootstrap: "Bootstrap" };

/** What else there is beside clients, as far as the server offers it: #credentials, #bootstrap. */
export class Views {
    #model;
    #page;
    #place;
    #links;
    #offered = {};
    #mayChange = false;
    #open = new Map();
    #current = "clients";

    constructor(model, page, place, links) {
        this.#model = model;
        this.#page = page;
        this.#place = place;
        this.#links = links;
    }

    /** The server says who asks, and what there is; everything that is open is asked for anew. */
    begin({ user, links }) {
        this.#offered = links;
        this.#mayChange = user === "operator";
        const names = ["clients", ...Object.keys(MAKE).filter((name) => name in links)];
        this.#links.hidden = names.length === 1;
        this.#links.replaceChildren(...names.map((name) =>
            h("a", { href: name === "clients" ? "#/" : `#${name}`, dataset: { view: name } }, TITLES[name])));
        this.#open.clear();
        this.#current = "clients";
        this.show();
    }

    /** Shows what the address names. */
    show() {
        const named = location.hash.slice(1);
        const name = named in MAKE && named in this.#offered ? named : "clients";
        for (const link of this.#links.children) {
            link.toggleAttribute("aria-current", link.dataset.view === name);
        }
        this.#page.classList.toggle("single", name !== "clients");
        this.#place.hidden = name === "clients";
        if (name !== this.#current) {
            this.#current = name;
            this.#place.replaceChildren(...(name === "clients" ? [] : [this.#view(name).element]));
        }
    }

    #view(name) {
        if (!this.#open.has(name)) {
            this.#open.set(name, new MAKE[name](this.#model, this.#mayChange));
        }
        const view = this.#open.get(name);
        view.load();
        return view;
    }

    /** Clients came or went. */
    changed() {
        if (this.#current === "credentials") {
            this.#open.get("credentials").draw();
        }
    }

    /** Somebody let a client in, or in no more. */
    credentialsChanged() {
        if (this.#current === "credentials") {
            this.#open.get("credentials").loadSoon();
        }
    }

    take(type, data) {
        this.#open.get("bootstrap")?.take(type, data);
    }

    age() {
        this.#open.get("bootstrap")?.age();
    }
}
