// SPDX-License-Identifier: EPL-2.0
import { del, get, post, Problem, put } from "./api.js";
import { button, foreign, h, menu, say, tell, visible } from "./dom.js";
import { askArguments, askAttributes, askValue, confirm } from "./dialogs.js";
import { age, measure } from "./format.js";
import { askDepth, showHistory, showLinks } from "./reports.js";
import { ids } from "./model.js";
import { draw, sparkline } from "./sparkline.js";

/** The Resource that an IPSO Object is about: its value, or its state. */
const MAIN = [5700, 5500, 5550, 5850, 5534];
const SENSOR_UNITS = 5701;
/** What is measured in them: the value, and the smallest and the largest that was measured and that can be. */
const IN_SENSOR_UNITS = [5700, 5601, 5602, 5603, 5604];
const APPLICATION_TYPE = 5750;

/** One Object Instance. */
export class InstanceCard {
    #model;
    #endpoint;
    #path;
    #redraw;
    #definition = null;
    #all = false;
    #rows = new Map();
    #title = h("h4");
    #main = h("div.main", { hidden: true });
    #mainValue = h("output");
    #mainUnits = h("span.units");
    #mainAge = h("small.age");
    #mainLine = sparkline();
    #mainLatest;
    #table = h("div.rows");
    #more = h("button.plain.more", { type: "button", on: { click: () => this.#toggle() } });
    #observe = button("Observe", "", () => this.#toggleObserve());

    constructor(model, endpoint, path, redraw) {
        this.#model = model;
        this.#endpoint = endpoint;
        this.#path = path;
        this.#redraw = redraw;
        this.#main.append(h("div", {}, this.#mainValue, this.#mainUnits, this.#mainAge), this.#mainLine);
        const actions = h("span.actions", {},
            button("Read", `Read ${path}`, () => this.#read(path)),
            this.#observe,
            menu(`More for ${path}`,
                button("Discover", `Discover ${path}`, () => this.#discover()),
                button("History", `What was reported of ${path} lately`, () => this.#history()),
                button("Attributes", `Write-Attributes of ${path}`, () => this.#attributes()),
                button("Delete", `Delete ${path}`, () => this.#delete())));
        this.element = h("article.instance", { dataset: { path } },
            h("header", {}, this.#title, h("small.quiet", {}, path), actions),
            this.#main, this.#table, this.#more);
    }

    draw(definition) {
        this.#definition = definition;
        const values = this.#model.of(this.#path);
        this.#drawTitle(values);
        this.#drawMain(values);
        this.#drawRows(values);
        const covering = this.#model.observing(this.#path);
        say(this.#observe, covering ? "Observed" : "Observe");
        this.#observe.title = covering ? `Cancel the observation of ${covering}` : `Observe ${this.#path}`;
        this.#observe.classList.toggle("on", covering !== undefined);
    }

    age() {
        this.#rows.forEach((row) => row.age());
        showAge(this.#mainAge, this.#mainLatest);
    }

    #drawTitle(values) {
        const type = values.find((value) => ids(value.path)[2] === APPLICATION_TYPE)?.value;
        const text = type ? visible(type) : `Instance ${ids(this.#path)[1]}`;
        if (this.#title.textContent !== text) {
            this.#title.replaceChildren(type ? foreign(type) : text);
        }
    }

    #drawMain(values) {
        const main = values.find((value) => MAIN.includes(ids(value.path)[2]) && ids(value.path).length === 3);
        this.#main.hidden = main === undefined;
        this.#mainLatest = main;
        if (main === undefined) {
            return;
        }
        this.#main.title = `${main.name ?? "Value"} ${main.path}`;
        showValue(this.#mainValue, this.#mainUnits, main, this.#units(main, values));
        showAge(this.#mainAge, main);
        draw(this.#mainLine, main.history);
    }

    #units(value, values) {
        const told = values.find((other) => ids(other.path)[2] === SENSOR_UNITS)?.value;
        return IN_SENSOR_UNITS.includes(ids(value.path)[2]) && told ? told : value.units;
    }

    #drawRows(values) {
        const known = new Map(values.map((value) => [value.path, value]));
        const paths = this.#paths(values);
        for (const [path, row] of this.#rows) {
            if (!paths.includes(path)) {
                row.element.remove();
                this.#rows.delete(path);
            }
        }
        paths.forEach((path, position) => {
            const row = this.#row(path);
            if (this.#table.children[position] !== row.element) {
                this.#table.insertBefore(row.element, this.#table.children[position] ?? null);
            }
            const value = known.get(path);
            row.draw(this.#resource(path), value, value ? this.#units(value, values) : "");
        });
    }

    /** What there is to show: what has a value, what must be there, what can be executed; or all that may be there. */
    #paths(values) {
        const seen = new Set(values.map((value) => ids(value.path)[2]));
        const others = (this.#definition?.resources ?? []).filter((resource) => !seen.has(resource.id));
        const certain = others.filter((resource) => resource.mandatory);
        const rest = others.length - certain.length;
        this.#more.hidden = rest === 0;
        say(this.#more, this.#all ? "Show less" : `${rest} more that may be there`);
        const shown = this.#all ? others : certain;
        const told = values.filter((value) => value !== this.#mainLatest || this.#resource(value.path)?.operations !== "R");
        return [...told.map((value) => value.path), ...shown.map((resource) => `${this.#path}/${resource.id}`)]
            .sort((a, b) => ids(a)[2] - ids(b)[2] || (ids(a)[3] ?? -1) - (ids(b)[3] ?? -1));
    }

    #toggle() {
        this.#all = !this.#all;
        this.#redraw();
    }

    #resource(path) {
        return this.#definition?.resources.find((resource) => resource.id === ids(path)[2]);
    }

    #row(path) {
        let row = this.#rows.get(path);
        if (!row) {
            row = new ResourceRow(path, {
                read: () => this.#read(path),
                write: (resource, value) => this.#write(path, resource, value),
                execute: (resource) => this.#execute(path, resource),
            });
            this.#rows.set(path, row);
        }
        return row;
    }

    #href(path) {
        return this.#model.clients.get(this.#endpoint).href + path;
    }

    /** Does something with the client; what it refuses is shown. */
    async #attempt(action) {
        if (!this.#model.clients.has(this.#endpoint)) {
            tell("Not registered", this.#endpoint, true);
            return;
        }
        try {
            await action();
        } catch (problem) {
            if (!(problem instanceof Problem)) {
                throw problem;
            }
            tell(problem.title, problem.message, true);
        }
        this.#redraw();
    }

    #read(path) {
        return this.#attempt(async () => {
            const answer = await get(this.#href(path));
            this.#model.replace(this.#endpoint, path, answer.values, new Date().toISOString());
        });
    }

    #write(path, resource, value) {
        return this.#attempt(async () => {
            const type = resource && resource.type !== "none" ? resource.type : value?.type ?? "string";
            const before = type === "opaque" ? value?.value : value?.value ?? null;
            const isMultiple = resource?.multiple && ids(path).length === 3;
            const body = await askValue(`Write ${resource?.name ?? path}`, type, before, resource?.range, isMultiple);
            if (body === null) {
                return;
            }
            const done = await (isMultiple ? post : put)(this.#href(path), body);
            tell("Written", `${path} · ${done.code}`, false);
            if (resource === undefined || resource.operations.includes("R")) {
                await this.#read(path);
            }
        });
    }

    #execute(path, resource) {
        return this.#attempt(async () => {
            const text = await askArguments(`Execute ${resource.name}`);
            if (text !== null) {
                const done = await post(this.#href(path), { arguments: text });
                tell("Executed", `${resource.name} · ${done.code}`, false);
            }
        });
    }

    #toggleObserve() {
        return this.#attempt(async () => {
            const covering = this.#model.observing(this.#path);
            if (covering) {
                await del(this.#href(`/observations${covering}`));
                this.#model.observed.delete(covering);
                return;
            }
            const answer = await put(this.#href(`/observations${this.#path}`));
            this.#model.replace(this.#endpoint, this.#path, answer.values, new Date().toISOString());
            if (!answer.observed) {
                throw new Problem({ title: `Observe ${this.#path}`, detail: "The client answered, but will not notify" });
            }
            this.#model.observed.add(this.#path);
        });
    }

    #discover() {
        return this.#attempt(async () => {
            const { href, version } = this.#model.clients.get(this.#endpoint);
            const depth = version === "1.2" ? await askDepth(`Discover ${this.#path}`) : "";
            if (depth !== null) {
                const query = depth === "" ? "discover" : `discover&depth=${depth}`;
                await showLinks(`Discover ${this.#path}`, (await get(`${href}${this.#path}?${query}`)).links);
            }
        });
    }

    #history() {
        return this.#attempt(async () => {
            const { values } = await get(`${this.#model.clients.get(this.#endpoint).href}/history${this.#path}?limit=200`);
            await showHistory(`History of ${this.#path}`, values);
        });
    }

    #attributes() {
        return this.#attempt(async () => {
            const query = await askAttributes(`Write-Attributes of ${this.#path}`);
            if (query) {
                const done = await put(`${this.#href(this.#path)}?${query}`);
                tell("Attributes written", `${query.replaceAll("&", ", ")} · ${done.code}`, false);
            }
        });
    }

    #delete() {
        return this.#attempt(async () => {
            if (await confirm(`Delete ${this.#path}?`, "The client is asked to delete this Object Instance.", "Delete")) {
                const done = await del(this.#href(this.#path));
                tell("Deleted", `${this.#path} · ${done.code}`, false);
            }
        });
    }
}

/** One Resource, or Resource Instance. */
class ResourceRow {
    #path;
    #name = h("span.name");
    #value = h("output");
    #units = h("span.units");
    #age = h("small.age");
    #line = sparkline();
    #actions = h("span.actions");
    #do;
    #offered = null;
    #resource;
    #latest;

    constructor(path, operations) {
        this.#path = path;
        this.#do = operations;
        this.element = h("div.row", { dataset: { path } }, this.#name,
            h("span.value", {}, this.#value, this.#units), this.#line, this.#age, this.#actions);
    }

    draw(resource, value, unit) {
        this.#resource = resource;
        this.#latest = value;
        const [, , id, instance] = ids(this.#path);
        const name = value?.name ?? resource?.name;
        say(this.#name, `${name ? visible(name) : `Resource ${id}`}${instance === undefined ? "" : ` [${instance}]`}`);
        this.#name.title = this.#path;
        showValue(this.#value, this.#units, value, unit);
        draw(this.#line, value?.history ?? []);
        this.age();
        this.#offer(resource);
    }

    age() {
        showAge(this.#age, this.#latest);
    }

    #offer(resource) {
        const operations = resource?.operations ?? "RW";
        if (operations === this.#offered) {
            return;
        }
        this.#offered = operations;
        this.element.toggleAttribute("data-readable", operations.includes("R"));
        this.element.toggleAttribute("data-executable", operations === "E");
        const offered = [];
        if (operations.includes("R")) {
            offered.push(button("Read", `Read ${this.#path}`, this.#do.read));
        }
        if (operations.includes("W")) {
            offered.push(button("Write", `Write ${this.#path}`, () => this.#do.write(this.#resource, this.#latest)));
        }
        if (operations === "E") {
            offered.push(button("Execute", `Execute ${this.#path}`, () => this.#do.execute(this.#resource)));
        }
        this.#actions.replaceChildren(...offered);
    }
}

/** Whatever moves is seen to move. */
function showValue(element, unitElement, value, unit) {
    const before = element.textContent;
    const [text, scale] = measure(value, unit);
    if (say(element, text) && before !== "") {
        flash(element);
    }
    say(unitElement, value === undefined ? "" : scale);
    element.title = value === undefined ? "" : visible(value.value);
}

function showAge(element, value) {
    const time = value && Date.parse(value.time ?? value.received);
    say(element, time ? age(time) : "");
    element.title = time ? new Date(time).toLocaleString() : "";
}

function flash(element) {
    element.classList.remove("flash");
    requestAnimationFrame(() => element.classList.add("flash"));
}
