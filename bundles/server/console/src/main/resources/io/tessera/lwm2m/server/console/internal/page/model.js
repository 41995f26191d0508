// SPDX-License-Identifier: EPL-2.0

const HISTORY = 60;

/** What this page knows of the server. */
export class Model {
    /** By endpoint. */
    clients = new Map();
    /** By endpoint: when anything was last heard. */
    heard = new Map();
    /** Of the client that is shown: by path of the Object Instance, and in there by path. */
    #instances = new Map();
    /** Of the client that is shown: paths. */
    observed = new Set();
    /** The client that is shown. */
    selected = null;

    begin(clients) {
        this.clients = new Map(clients.map((client) => [client.endpoint, client]));
    }

    show(endpoint) {
        this.selected = endpoint;
        this.#instances = new Map();
        this.observed = new Set();
    }

    /** Takes up the newest values that the server remembers. */
    remember(endpoint, values) {
        if (endpoint === this.selected) {
            values.forEach((value) => this.#put(value, value.received));
        }
    }

    /** Takes up all that there is at a path; what was there and isn't any more is gone. */
    replace(endpoint, path, values, received) {
        this.heard.set(endpoint, Date.now());
        if (endpoint !== this.selected) {
            return;
        }
        const now = new Set(values.map((value) => value.path));
        for (const known of this.#below(path)) {
            if (!now.has(known)) {
                this.#instances.get(instanceOf(known)).delete(known);
            }
        }
        values.forEach((value) => this.#put(value, received));
    }

    add(endpoint, values, received) {
        this.heard.set(endpoint, Date.now());
        this.remember(endpoint, values.map((value) => ({ ...value, received })));
    }

    #below(path) {
        const instances = ids(path).length > 1
            ? [this.#instances.get(instanceOf(path)) ?? new Map()]
            : [...this.#instances].filter(([instance]) => isBelow(instance, path)).map(([, values]) => values);
        return instances.flatMap((values) => [...values.keys()]).filter((known) => isBelow(known, path));
    }

    #put(value, received) {
        const instance = instanceOf(value.path);
        if (!this.#instances.has(instance)) {
            this.#instances.set(instance, new Map());
        }
        const values = this.#instances.get(instance);
        const before = values.get(value.path);
        if (before && Date.parse(before.received) > Date.parse(received)) {
            return;
        }
        const history = before ? before.history : [];
        const time = Date.parse(value.time || received);
        const number = typeof value.value === "bigint" ? Number(value.value) : value.value;
        if (typeof number === "number" && (history.length === 0 || history[history.length - 1].time < time)) {
            history.push({ time, number });
            history.splice(0, history.length - HISTORY);
        }
        values.set(value.path, { ...value, received, history });
    }

    /** The values of an Object Instance, by path. */
    of(instance) {
        const values = this.#instances.get(instance) ?? new Map();
        return [...values.values()].sort((a, b) => compare(a.path, b.path));
    }

    /** The observation that covers a path, if there is one. */
    observing(path) {
        return [...this.observed].find((observed) => isBelow(path, observed));
    }
}

export function isBelow(path, above) {
    return path === above || path.startsWith(above + "/");
}

function instanceOf(path) {
    return path.split("/", 3).join("/");
}

export function ids(path) {
    return path.split("/").slice(1).map(Number);
}

export function compare(a, b) {
    const left = ids(a);
    const right = ids(b);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
        if (left[i] !== right[i]) {
            return left[i] - right[i];
        }
    }
    return left.length - right.length;
}
