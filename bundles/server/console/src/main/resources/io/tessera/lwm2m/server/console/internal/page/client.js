// SPDX-License-Identifier: EPL-2.0
import { definition, post, Problem } from "./api.js";
import { button, foreign, h, say, tell, visible } from "./dom.js";
import { askInstance } from "./dialogs.js";
import { age, duration } from "./format.js";
import { InstanceCard } from "./instance.js";
import { QueueCard } from "./queue.js";

/** One client with all that it has. */
export class ClientView {
    #model;
    #endpoint;
    #redraw;
    #facts = h("dl.facts");
    #objects = h("div.objects");
    #sections = new Map();
    #queue;

    constructor(model, endpoint, redraw) {
        this.#model = model;
        this.#endpoint = endpoint;
        this.#redraw = redraw;
        this.#queue = new QueueCard(model, endpoint);
        this.element = h("div", {}, h("h2.endpoint", {}, foreign(endpoint)), this.#facts, this.#queue.element, this.#objects);
        this.queueChanged();
    }

    get #client() {
        return this.#model.clients.get(this.#endpoint);
    }

    draw() {
        if (!this.#client) {
            return;
        }
        this.#drawFacts();
        const wanted = this.#client.objects;
        const keys = new Set(wanted.map((object) => `${object.id} ${object.version}`));
        for (const [key, section] of this.#sections) {
            if (!keys.has(key)) {
                section.element.remove();
                this.#sections.delete(key);
            }
        }
        wanted.forEach((object, position) => {
            const section = this.#section(object);
            if (this.#objects.children[position] !== section.element) {
                this.#objects.insertBefore(section.element, this.#objects.children[position] ?? null);
            }
            section.draw(object);
        });
    }

    /** Something waits for the client, or no longer does. */
    queueChanged() {
        this.#queue.load();
    }

    age() {
        this.#drawFacts();
        this.#queue.age();
        this.#sections.forEach((section) => section.cards.forEach((card) => card.age()));
    }

    #drawFacts() {
        const client = this.#client;
        if (!client) {
            return;
        }
        const facts = {
            Address: visible(client.address),
            Security: client.identity === "none" ? "none" : visible(client.identity),
            LwM2M: client.version,
            Binding: visible(client.binding) + (client.queueMode ? " · queue mode" : ""),
            Lifetime: duration(client.lifetime),
            Registered: `${age(Date.parse(client.registered))} ago`,
            Updated: `${age(Date.parse(client.updated))} ago`,
        };
        if (client.profiles) {
            facts.Profile = client.profiles.map(visible).join(", ");
        }
        const texts = Object.entries(facts).flat();
        if (this.#facts.childElementCount !== texts.length / 2) {
            this.#facts.replaceChildren(...Object.keys(facts).map((name) => h("div", {}, h("dt", {}, name), h("dd"))));
        }
        Object.values(facts).forEach((text, position) =>
            say(this.#facts.children[position].lastChild, text.replace("now ago", "now")));
    }

    #section(object) {
        const key = `${object.id} ${object.version}`;
        let section = this.#sections.get(key);
        if (!section) {
            section = new ObjectSection(this.#model, this.#endpoint, object, this.#redraw);
            this.#sections.set(key, section);
        }
        return section;
    }
}

/** One Object with its Object Instances. */
class ObjectSection {
    cards = new Map();
    #model;
    #endpoint;
    #redraw;
    #definition = null;
    #grid = h("div.grid");
    #actions = h("span.actions");
    #none = h("p.quiet", {}, "No Object Instance.");

    constructor(model, endpoint, object, redraw) {
        this.#model = model;
        this.#endpoint = endpoint;
        this.#redraw = redraw;
        const title = h("h3", {}, object.name ? visible(object.name) : `Object ${object.id}`, " ",
            h("small.quiet", {}, `/${object.id} · version ${visible(object.version)}`));
        this.element = h("section.object", { dataset: { object: object.id } },
            h("header", {}, title, this.#actions), this.#none, this.#grid);
        definition(object.id, object.version).then((found) => this.#define(object, found));
    }

    #define(object, found) {
        this.#definition = found;
        if (found?.multiple) {
            this.#actions.append(button("Create", "Create an Object Instance", () => this.#create(object)));
        }
        this.#redraw();
    }

    draw(object) {
        const wanted = new Set(object.instances);
        this.#none.hidden = wanted.size > 0;
        this.element.classList.toggle("wide", wanted.size > 1);
        for (const [instance, card] of this.cards) {
            if (!wanted.has(instance)) {
                card.element.remove();
                this.cards.delete(instance);
            }
        }
        object.instances.forEach((instance, position) => {
            if (!this.cards.has(instance)) {
                const path = `/${object.id}/${instance}`;
                this.cards.set(instance, new InstanceCard(this.#model, this.#endpoint, path, this.#redraw));
            }
            const card = this.cards.get(instance);
            if (this.#grid.children[position] !== card.element) {
                this.#grid.insertBefore(card.element, this.#grid.children[position] ?? null);
            }
            card.draw(this.#definition);
        });
    }

    async #create(object) {
        const writable = this.#definition.resources
            .filter((resource) => resource.operations.includes("W") && !resource.multiple);
        const body = await askInstance(`Create an Object Instance of ${this.#definition.name}`, writable);
        if (body === null) {
            return;
        }
        try {
            const { href } = this.#model.clients.get(this.#endpoint);
            const done = await post(`${href}/${object.id}`, body);
            tell("Created", done.created ?? `/${object.id}`, false);
        } catch (problem) {
            if (!(problem instanceof Problem)) {
                throw problem;
            }
            tell(problem.title, problem.message, true);
        }
    }
}
