// SPDX-License-Identifier: EPL-2.0
import { button, foreign, h, say, visible } from "./dom.js";
import { age } from "./format.js";

const WORDS = { request: "asked", "pack-request": "asked for all at once", push: "was not asked" };

/** A device's newest bootstrap, step by step. */
export class DeviceCard {
    #session;
    #state = h("span.pill");
    #facts = h("small.quiet");
    #age = h("small.age");
    #reason = h("p.reason", { hidden: true });
    #steps = h("ol.steps");
    #details = h("details", {}, h("summary", {}, "Steps"), this.#steps);
    #abort = null;

    /** @param {object} actions start, abort and forget; null for who may only look */
    constructor(session, actions) {
        this.#session = session;
        let buttons = [];
        if (actions !== null) {
            this.#abort = button("End", "End this session", actions.abort);
            buttons = [this.#abort, button("Again", "Bootstrap it anew", actions.start),
                button("Forget", "Forget its sessions and keys", actions.forget)];
        }
        this.element = h("article.card.device", { dataset: { device: session.endpoint } },
            h("header", {}, foreign(session.endpoint, "h3"), this.#state, this.#age, h("span.actions", {}, buttons)),
            this.#facts, this.#reason, this.#details);
        session.steps.forEach((step) => this.#steps.append(line(step)));
        this.open(session.state === "running");
        this.draw();
    }

    get isOpen() {
        return this.#details.open;
    }

    open(isOpen) {
        this.#details.open = isOpen;
    }

    draw() {
        const { state, trigger, address, configuration, reason, steps } = this.#session;
        this.#state.dataset.state = { finished: "live", running: "connecting" }[state] ?? "lost";
        say(this.#state, state);
        say(this.#facts, [configuration ? `gets ${visible(configuration)}` : "there is no configuration for it",
            WORDS[trigger] ?? trigger, visible(address)].join(" · "));
        this.#reason.hidden = !reason;
        say(this.#reason, visible(reason ?? ""));
        say(this.#details.firstElementChild, `${steps.length} step${steps.length === 1 ? "" : "s"}`);
        if (this.#abort) {
            this.#abort.hidden = state !== "running";
        }
        this.age();
    }

    age() {
        say(this.#age, age(Date.parse(this.#session.ended ?? this.#session.started)));
    }

    /** @return whether it knows what this event is about */
    take(type, data) {
        if (type !== "bootstrap-step") {
            const known = data.id === this.#session.id;
            this.#session = { ...this.#session, ...data };
            this.draw();
            return known;
        }
        const { session, place } = data;
        const { id, steps } = this.#session;
        if (session !== id || place > steps.length) {
            return false;
        }
        if (place === steps.length) {
            steps.push(data);
            this.#steps.append(line(data));
            this.draw();
        }
        return true;
    }
}

function line({ operation, path, code, success, detail, took }) {
    return h("li" + (success ? "" : ".failed"), {},
        h("span.what", {}, visible(operation), path ? h("bdi", {}, ` ${visible(path)}`) : null),
        h("span.code", {}, code ?? "no answer"), h("small.quiet", {}, `${took} ms`),
        detail ? h("small.detail", {}, visible(detail)) : null);
}
