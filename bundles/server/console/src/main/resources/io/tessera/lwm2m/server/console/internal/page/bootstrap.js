// SPDX-License-Identifier: EPL-2.0
import { base, del, get, post } from "./api.js";
import { Configuration } from "./configuration.js";
import { button, foreign, h, tell, visible } from "./dom.js";
import { confirm } from "./dialogs.js";
import { DeviceCard } from "./device.js";
import { ask, complain, field, text } from "./forms.js";

/** What devices are provisioned with, and how that goes, step by step. */
export class BootstrapView {
    #model;
    #mayChange;
    #configurations = [];
    #cards = new Map();
    #list = h("div.cards");
    #devices = h("div.devices");
    #asked = 0;
    #loading = false;
    /** Whether something happened while the state was being asked for, which the answer may not have yet. */
    #missed = false;

    constructor(model, mayChange) {
        this.#model = model;
        this.#mayChange = mayChange;
        const add = mayChange ? button("New", "New configuration", () => this.#edit(null), ".primary") : null;
        const start = mayChange ? button("Bootstrap a device", "", () => this.#askDevice()) : null;
        this.element = h("div.view", { id: "bootstrap" },
            h("header", {}, h("h2", {}, "Configurations"), add),
            h("p.quiet", {}, "What devices get: which servers, with which keys, and what else. Keys can be put and are never shown."),
            this.#list,
            h("header", {}, h("h2", {}, "Devices"), start),
            this.#devices);
    }

    async load() {
        const asked = ++this.#asked;
        this.#loading = true;
        try {
            const [configurations, sessions] =
                await Promise.all([get(`${base}/bootstrap/configurations`), get(`${base}/bootstrap`)]);
            if (asked === this.#asked) {
                this.#configurations = configurations;
                this.#cards = new Map(sessions.map((session) => [session.endpoint, this.#device(session)]));
                this.draw();
            }
        } catch (problem) {
            complain(problem);
        }
        if (asked === this.#asked) {
            this.#loading = false;
            this.#again();
        }
    }

    #again() {
        if (this.#missed) {
            this.#missed = false;
            this.load();
        }
    }

    draw() {
        const none = h("p.empty", {}, "There is none yet: a device that asks gets nothing.");
        const cards = this.#configurations.map((one) => this.#card(one));
        this.#list.replaceChildren(...(cards.length === 0 ? [none] : cards));
        this.#drawDevices();
    }

    #drawDevices() {
        const endpoints = [...this.#cards.keys()].sort();
        const wanted = endpoints.map((endpoint) => this.#cards.get(endpoint).element);
        if (wanted.length === 0) {
            this.#devices.replaceChildren(h("p.empty", {}, "No device has asked yet. It will appear here as soon as one does."));
            return;
        }
        if (wanted.length !== this.#devices.childElementCount || wanted.some((one, at) => this.#devices.children[at] !== one)) {
            this.#devices.replaceChildren(...wanted);
        }
    }

    age() {
        this.#cards.forEach((card) => card.age());
    }

    #device(session) {
        const card = new DeviceCard(session, this.#mayChange ? {
            start: () => this.#start(session.endpoint),
            abort: () => this.#act(() => post(`${at(session.endpoint)}/abort`), "Ended", session.endpoint),
            forget: () => this.#forget(session.endpoint),
        } : null);
        const before = this.#cards.get(session.endpoint);
        if (before) {
            card.open(before.isOpen);
        }
        return card;
    }

    /** What the event stream tells. */
    take(type, data) {
        this.#missed ||= this.#loading;
        const card = this.#cards.get(data.endpoint);
        if (type === "bootstrap-started") {
            this.#cards.set(data.endpoint, this.#device({ ...data, steps: [] }));
        } else if (!card?.take(type, data)) {
            this.load();
        }
        this.#drawDevices();
    }

    #card(one) {
        const edit = button(this.#mayChange && !one.configured ? "Edit" : "Show", `${one.name}`, () => this.#edit(one));
        const remove = this.#mayChange && !one.configured
            ? button("Remove", `Remove ${one.name}`, () => this.#remove(one)) : null;
        return h("article.card", { dataset: { configuration: one.name } },
            h("header", {}, foreign(one.name, "h3"), one.configured ? h("small.quiet", {}, "configured") : null,
                h("span.actions", {}, edit, remove)),
            h("p.names", {}, one.endpoints.map((endpoint) => h("span.chip", {}, foreign(endpoint)))),
            h("ul", {}, one.servers.map((server) => h("li", {}, `${server.shortServerId} · `, foreign(server.uri),
                h("small.quiet", {}, ` · ${protection(server.protection)}`)))));
    }

    async #edit(one) {
        const isOpen = this.#mayChange && !one?.configured;
        new Configuration(one, isOpen, () => this.load()).open();
    }

    async #remove(one) {
        if (await confirm(`Remove ${one.name}?`, "Devices keep what they were provisioned with.", "Remove")) {
            await this.#act(() => del(one.href), "Removed", one.name);
            await this.load();
        }
    }

    #askDevice() {
        const known = [...new Set([...this.#model.clients.keys(), ...this.#cards.keys()])].sort();
        const input = text();
        input.setAttribute("list", "devices-known");
        const choices = h("datalist", { id: "devices-known" }, known.map((endpoint) => h("option", { value: endpoint })));
        ask("Bootstrap a device", [field("Endpoint", input,
            { hint: "One that is registered here is told to ask; another one is sent what it gets, where it was heard last." }), choices],
        "Start", () => this.#begin(input.value.trim()));
    }

    async #start(endpoint) {
        try {
            await this.#begin(endpoint);
        } catch (problem) {
            complain(problem);
        }
    }

    async #begin(endpoint) {
        const { begun } = await post(`${at(endpoint)}/start`);
        tell(begun === "asked" ? "The device was told to ask" : "The device is being provisioned", endpoint, false);
    }

    async #forget(endpoint) {
        const detail = "Its sessions and the keys that were drawn for it are forgotten; its next bootstrap gives it new ones.";
        if (await confirm(`Forget ${endpoint}?`, detail, "Forget")) {
            await this.#act(() => del(at(endpoint)), "Forgotten", endpoint);
            await this.load();
        }
    }

    async #act(action, said, what) {
        try {
            await action();
            tell(said, what, false);
        } catch (problem) {
            complain(problem);
        }
    }
}

function at(endpoint) {
    return `${base}/bootstrap/endpoints/${encodeURIComponent(endpoint)}`;
}

function protection({ kind, identity, length }) {
    switch (kind) {
        case "generated": return `a key of ${length} bytes for each device, as ${visible(identity)}`;
        case "psk": return `one key, as ${visible(identity)}`;
        case "public-key": return "public key";
        case "certificate": return "certificate";
        default: return "no security";
    }
}
