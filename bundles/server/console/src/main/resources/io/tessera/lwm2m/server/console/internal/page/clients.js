// SPDX-License-Identifier: EPL-2.0
import { foreign, h, say, visible } from "./dom.js";
import { age } from "./format.js";

/** The list of clients. */
export class ClientList {
    #model;
    #list;
    #filter;
    #items = new Map();

    constructor(model, list, filter) {
        this.#model = model;
        this.#list = list;
        this.#filter = filter;
        filter.addEventListener("input", () => this.draw());
    }

    draw() {
        const filter = this.#filter.value.trim().toLowerCase();
        const endpoints = [...this.#model.clients.keys()].sort();
        const shown = endpoints.filter((endpoint) => endpoint.toLowerCase().includes(filter));
        this.#filter.hidden = endpoints.length < 6 && filter === "";
        for (const gone of [...this.#items.keys()].filter((endpoint) => !shown.includes(endpoint))) {
            this.#items.get(gone).element.remove();
            this.#items.delete(gone);
        }
        shown.forEach((endpoint, position) => {
            const item = this.#item(endpoint);
            if (this.#list.children[position] !== item.element) {
                this.#list.insertBefore(item.element, this.#list.children[position] ?? null);
            }
            this.#update(item, this.#model.clients.get(endpoint));
        });
    }

    age() {
        for (const [endpoint, item] of this.#items) {
            const heard = this.#model.heard.get(endpoint) ?? Date.parse(this.#model.clients.get(endpoint)?.updated);
            say(item.heard, Number.isNaN(heard) ? "" : age(heard));
        }
    }

    #item(endpoint) {
        let item = this.#items.get(endpoint);
        if (!item) {
            const facts = h("small.quiet");
            const heard = h("small.age", { title: "Heard from" });
            const link = h("a", { href: `#/${encodeURIComponent(endpoint)}` }, foreign(endpoint, "strong"), heard, facts);
            item = { element: h("li", {}, link), link, facts, heard, last: 0 };
            this.#items.set(endpoint, item);
        }
        return item;
    }

    #update(item, client) {
        const instances = client.objects.reduce((sum, object) => sum + object.instances.length, 0);
        say(item.facts, `${visible(client.address)} · LwM2M ${client.version} · ${instances} instances`);
        item.link.toggleAttribute("aria-current", client.endpoint === this.#model.selected);
        const heard = this.#model.heard.get(client.endpoint) ?? 0;
        if (heard !== item.last) {
            item.last = heard;
            item.element.classList.remove("pulse");
            requestAnimationFrame(() => item.element.classList.add("pulse"));
        }
        this.age();
    }
}
