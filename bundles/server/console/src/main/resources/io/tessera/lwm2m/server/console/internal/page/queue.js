// SPDX-License-Identifier: EPL-2.0
import { del, get } from "./api.js";
import { button, foreign, h, say, tell, visible } from "./dom.js";
import { age } from "./format.js";
import { complain } from "./forms.js";

/** What waits for one client in queue mode. */
export class QueueCard {
    #model;
    #endpoint;
    #requests = [];
    #rows = h("div.rows");
    #title = h("h3", {}, "Queue");
    #asked = 0;

    constructor(model, endpoint) {
        this.#model = model;
        this.#endpoint = endpoint;
        this.element = h("section.queue", { hidden: true }, h("header", {}, this.#title), this.#rows);
    }

    /** Asks for it anew; of several answers the last one asked for counts. */
    async load() {
        const client = this.#model.clients.get(this.#endpoint);
        if (!client?.queueMode) {
            this.element.hidden = true;
            return;
        }
        const asked = ++this.#asked;
        try {
            const queue = await get(`${client.href}/queue`);
            if (asked === this.#asked) {
                this.#show(queue);
            }
        } catch (problem) {
            complain(problem);
        }
    }

    #show({ awake, requests }) {
        this.#requests = requests;
        this.element.hidden = false;
        say(this.#title, `Queue: ${requests.length === 0 ? "nothing waits" : `${requests.length} waiting`}`
            + ` · the client ${awake ? "is awake" : "sleeps"}`);
        this.#rows.replaceChildren(...requests.map((request) => this.#row(request)));
        this.age();
    }

    #row(request) {
        const state = request.state === "sent" ? "sent, not answered yet" : "waits";
        const action = request.state === "sent" ? null
            : button("Take back", `Take back ${request.operation} ${request.path}`, () => this.#cancel(request));
        return h("div.row", { dataset: { request: request.id } },
            h("span.name", {}, visible(request.operation)), h("span.value", {}, foreign(request.path)),
            h("small.quiet", {}, state), h("small.age"), h("small.expiry.quiet"), h("span.actions", {}, action));
    }

    age() {
        this.#requests.forEach((request, position) => {
            const row = this.#rows.children[position];
            say(row.querySelector(".age"), age(Date.parse(request.since)));
            say(row.querySelector(".expiry"), request.expires === undefined ? "no end"
                : `until ${new Date(request.expires).toLocaleString()}`);
        });
    }

    async #cancel(request) {
        try {
            await del(`${this.#model.clients.get(this.#endpoint).href}/queue/${request.id}`);
            tell("Taken back", `${request.operation} ${request.path}`, false);
        } catch (problem) {
            complain(problem);
        }
        await this.load();
    }
}
