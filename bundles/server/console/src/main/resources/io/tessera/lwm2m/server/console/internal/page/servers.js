// SPDX-License-Identifier: EPL-2.0
import { h } from "./dom.js";
import { check, field, number, select, text } from "./forms.js";
import { Rows, valueRow } from "./rows.js";

const KINDS = {
    generated: "A key drawn for each device", psk: "One pre-shared key", "public-key": "Public key", certificate: "Certificate",
    none: "No security",
};
const FRESH = { shortServerId: "", uri: "", protection: { kind: "generated" }, lifetime: 300, binding: "U", resources: [], local: false };

/** A form for one server that devices get an account for. */
export class ServerForm {
    #fields;
    #protection;
    #resources;
    #local;

    constructor(server) {
        const now = server ?? FRESH;
        this.#fields = {
            shortServerId: text({ value: now.shortServerId, inputMode: "numeric" }),
            uri: text({ value: now.uri, placeholder: "coaps://server.example:5684" }),
            lifetime: text({ value: now.lifetime, inputMode: "numeric" }),
            binding: text({ value: now.binding }),
        };
        this.#local = h("input", { checked: now.local });
        this.#protection = new ProtectionForm(now.protection, server !== null);
        this.#resources = new Rows("resources", "Add a Resource", valueRow);
        now.resources.forEach((one) => this.#resources.add(one));
        const { shortServerId, uri, lifetime, binding } = this.#fields;
        this.element = h("fieldset", {},
            h("div.columns.server", {},
                field("Short Server ID", shortServerId, { name: "shortServerId" }),
                field("URI", uri, { name: "uri" }),
                field("Lifetime, s", lifetime, { name: "lifetime" }),
                field("Binding", binding, { name: "binding" })),
            this.#protection.element,
            check("It is this server: let the device in at once", this.#local, { name: "local" }),
            h("details", { open: now.resources.length > 0 }, h("summary", {}, "Further Resources of Objects 0 and 1"),
                this.#resources.element));
    }

    read() {
        const { shortServerId, uri, lifetime, binding } = this.#fields;
        return {
            shortServerId: number(shortServerId), uri: uri.value.trim(), protection: this.#protection.read(),
            lifetime: number(lifetime), binding: binding.value.trim(), resources: this.#resources.read(),
            local: this.#local.checked,
        };
    }
}

/** A form for what a device and a server know each other by. Keys that are left empty stay as they are. */
class ProtectionForm {
    #kind;
    #inputs;

    constructor(now, isKept) {
        const left = isKept ? "Empty: as it is." : "";
        const long = (value) => h("textarea", { rows: 2, value: value ?? "", spellcheck: false });
        this.#kind = select(KINDS, now.kind);
        const parts = {
            generated: {
                identity: ["PSK identity", text({ value: now.identity ?? "{endpoint}-{server}" }), "{endpoint} and {server} are put in."],
                length: ["Bytes of the key", text({ value: now.length ?? 16, inputMode: "numeric" }), ""],
            },
            psk: {
                identity: ["PSK identity", text({ value: now.identity ?? "{endpoint}" }), "{endpoint} and {server} are put in."],
                key: ["Key in hexadecimal digits", text(), left],
            },
            "public-key": {
                publicKey: ["The device's public key, Base64", long(now.publicKey), ""],
                privateKey: ["The device's private key, PKCS#8 in Base64", long(""), left],
                serverPublicKey: ["The server's public key, Base64", long(now.serverPublicKey), ""],
            },
            certificate: {
                certificate: ["The device's certificate, Base64", long(now.certificate), ""],
                privateKey: ["The device's private key, PKCS#8 in Base64", long(""), left],
                serverCertificate: ["The server's certificate, Base64", long(now.serverCertificate), ""],
            },
            none: {},
        };
        this.#inputs = parts;
        const labels = Object.entries(parts).map(([kind, members]) => [kind, h("div.columns", {},
            Object.entries(members).map(([member, [label, input, hint]]) => field(label, input, { hint })))]);
        const show = () => labels.forEach(([kind, box]) => {
            box.hidden = kind !== this.#kind.value;
            Object.entries(parts[kind]).forEach(([member, [, input]]) => {
                input.dataset.field = box.hidden ? "" : `protection.${member}`;
            });
        });
        this.#kind.addEventListener("change", show);
        this.element = h("div.protection", {}, field("Security", this.#kind, { name: "protection.kind" }), labels.map(([, box]) => box));
        show();
    }

    read() {
        const kind = this.#kind.value;
        const members = Object.entries(this.#inputs[kind]).map(([member, [, input]]) => [member, value(member, input)]);
        return { kind, ...Object.fromEntries(members.filter(([, one]) => one !== "")) };
    }
}

function value(member, input) {
    if (member === "identity") {
        return input.value.trim();
    }
    return member === "length" ? number(input) : input.value.replace(/-----[^-]*-----/g, "").replace(/\s/g, "");
}
