// SPDX-License-Identifier: EPL-2.0
import { base, post, put } from "./api.js";
import { button, h, tell, visible } from "./dom.js";
import { ask, check, field, number, text, words } from "./forms.js";
import { Rows, rightsOf, rightsText, valueRow } from "./rows.js";
import { ServerForm } from "./servers.js";

const FRESH = { name: "", endpoints: [], servers: [], keepOthers: false, accessControl: [], values: [], deletes: [], reads: [], pack: true };

/** A form for what devices are provisioned with. */
export class Configuration {
    #before;
    #mayChange;
    #saved;
    #name;
    #endpoints;
    #servers;
    #access;
    #values;
    #deletes;
    #reads;
    #keepOthers;
    #pack;
    #device = text({ placeholder: "example" });
    #plan = h("ol.steps.plan", { hidden: true });

    /**
     * @param {object} before null for a new one
     * @param {function} saved called when it is in force
     */
    constructor(before, mayChange, saved) {
        this.#before = before;
        this.#mayChange = mayChange;
        this.#saved = saved;
        const now = before ?? FRESH;
        this.#name = text({ value: now.name, maxLength: 80, disabled: before !== null });
        this.#endpoints = h("textarea", { rows: 2, value: now.endpoints.join("\n"), spellcheck: false });
        this.#servers = new Rows("servers", "Add a server", (server) => new ServerForm(server));
        (before === null ? [null] : now.servers).forEach((server) => this.#servers.add(server));
        this.#access = new Rows("accessControl", "Add an entry", accessRow);
        now.accessControl.forEach((one) => this.#access.add(one));
        this.#values = new Rows("values", "Add a value", valueRow);
        now.values.forEach((one) => this.#values.add(one));
        this.#deletes = text({ value: now.deletes.join(" "), placeholder: "/ for all" });
        this.#reads = text({ value: now.reads.join(" ") });
        this.#keepOthers = h("input", { checked: now.keepOthers });
        this.#pack = h("input", { checked: now.pack });
    }

    open() {
        const validate = button("Validate", "Whether it is sound, and what a device would get", () => this.#validate(), "");
        const title = this.#before === null ? "New configuration" : this.#before.name;
        this.dialog = ask(title, [h("div.scroll", {}, this.#fields())], this.#mayChange ? "Put in force" : null,
            () => this.#put(), { wide: true, others: this.#mayChange ? [validate] : [] });
        this.validate = validate;
        if (!this.#mayChange) {
            this.dialog.form.querySelectorAll("input, select, textarea, .scroll button").forEach((one) => { one.disabled = true; });
        }
    }

    #fields() {
        return [
            h("div.columns", {},
                field("Name", this.#name, { name: "name" }),
                field("Devices", this.#endpoints, { name: "endpoints", hint: "Endpoint names, one a line; * stands for any characters." })),
            h("h3", {}, "Servers"), this.#servers.element,
            check("Accounts with other servers stay", this.#keepOthers, { name: "keepOthers" }),
            check("All in one message for devices that ask for it", this.#pack, { name: "pack" }),
            this.#folded("Access control", this.#access, "Rights of servers, such as 101=RW 0=R: Read, Write, Execute, Delete, Create; 0 for the others."),
            this.#folded("Further values", this.#values, "Written Instance by Instance."),
            h("details", { open: this.#deletes.value + this.#reads.value !== "" }, h("summary", {}, "Deleted and read"),
                h("div.columns", {},
                    field("Deleted first", this.#deletes, { name: "deletes", hint: "Paths between spaces." }),
                    field("Read for the record", this.#reads, { name: "reads", hint: "Paths below /1 and /2." }))),
            this.#mayChange ? field("Show what this device would get", this.#device, { hint: "When it is validated." }) : null,
            this.#plan];
    }

    #folded(title, rows, hint) {
        return h("details", { open: rows.size > 0 }, h("summary", {}, title), h("p.quiet", {}, hint), rows.element);
    }

    #body() {
        return {
            endpoints: words(this.#endpoints.value),
            servers: this.#servers.read(),
            keepOthers: this.#keepOthers.checked,
            accessControl: this.#access.read(),
            values: this.#values.read(),
            deletes: words(this.#deletes.value),
            reads: words(this.#reads.value),
            pack: this.#pack.checked,
        };
    }

    get #href() {
        return `${base}/bootstrap/configurations/${encodeURIComponent(this.#name.value.trim() || "new")}`;
    }

    async #validate() {
        this.#plan.hidden = true;
        await this.dialog.attempt(async () => {
            const endpoint = this.#device.value.trim();
            const query = endpoint === "" ? "" : `?endpoint=${encodeURIComponent(endpoint)}`;
            const { operations } = await post(`${this.#href}/validate${query}`, this.#body());
            this.#plan.replaceChildren(...operations.map(operation));
            this.#plan.hidden = false;
            this.#plan.scrollIntoView({ block: "nearest" });
            tell("It is sound", `${operations.length} operations`, false);
        }, this.validate);
    }

    async #put() {
        await put(this.#href, this.#body());
        tell("In force", this.#name.value.trim(), false);
        this.#saved();
    }
}

function accessRow(one) {
    const object = text({ value: one?.object ?? "", inputMode: "numeric" });
    const instance = text({ value: one?.instance ?? "", inputMode: "numeric" });
    const owner = text({ value: one?.owner ?? 65535, inputMode: "numeric" });
    const rights = text({ value: one ? rightsText(one.rights) : "", placeholder: "101=RW 0=R" });
    return {
        element: h("div.columns.four", {}, field("Object", object, { name: "object" }),
            field("Instance", instance, { name: "instance" }), field("Owner", owner, { name: "owner" }),
            field("Rights", rights, { name: "rights" })),
        read: () => ({
            object: number(object), instance: number(instance), owner: number(owner), rights: rightsOf(rights.value),
        }),
    };
}

function operation({ operation: name, path, values }) {
    return h("li", {}, h("span.what", {}, visible(name), h("bdi", {}, ` ${visible(path)}`)),
        values.length === 0 ? null : h("small.detail", {}, values.map((value) =>
            `${visible(value.path)} ${value.name ? visible(value.name) : ""} = ${visible(value.value)}`).join("\n")));
}
