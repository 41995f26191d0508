// SPDX-License-Identifier: EPL-2.0

const place = document.getElementById("lwm2m-status");
const root = place.dataset.root;
const OPERATIONS = ["READ", "OBSERVE", "DISCOVER", "WRITE", "WRITE_ATTRIBUTES", "EXECUTE", "CREATE", "DELETE"];
const ORIGINS = { CONFIGURATION: "configuration", FACTORY: "factory", SMARTCARD: "smartcard", BOOTSTRAP: "Bootstrap-Server" };
const EVERY = 5000;

/** Text goes in as text, never as markup: servers write some of it. */
function h(name, properties = {}, ...children) {
    const element = document.createElement(name);
    const { dataset = {}, ...others } = properties;
    Object.assign(element, others);
    Object.assign(element.dataset, dataset);
    element.append(...children.flat().filter((child) => child !== null));
    return element;
}

const clients = h("div");
const outcomes = new Map();
const select = (name, options) => h("select", { name }, options.map((value) => h("option", { value }, value)));
const form = h("form", {},
    h("label", {}, "Client", h("select", { name: "client" })),
    h("label", {}, "Server", h("input", { name: "server", inputMode: "numeric", size: 6, required: true })),
    h("label", {}, "Operation", select("operation", OPERATIONS)),
    h("label", {}, "Path", h("input", { name: "path", placeholder: "/3303/0/5700", size: 18, required: true })),
    h("button", { type: "submit" }, "Why?"));
const said = h("output");

async function ask(name) {
    const response = await fetch(`${root}/${name}`, { headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (!response.ok) {
        throw new Error(answer.detail ?? `HTTP ${response.status}`);
    }
    return answer;
}

function lasting(seconds) {
    return seconds === undefined ? null : seconds === 0 ? "without end" : `${seconds} s`;
}

function facts(server) {
    return {
        "Short Server ID": server.shortServerId,
        Registration: server.location ?? null,
        "Confirmed": server.confirmed ? new Date(server.confirmed).toLocaleString() : "never",
        Lifetime: lasting(server.lifetime),
        Binding: server.binding ?? null,
        Observations: server.observations,
        "Waiting notifications": server.waiting,
        "Comes from": ORIGINS[server.origin] ?? server.origin ?? null,
    };
}

function card(server) {
    const good = server.status === "REGISTERED";
    return h("article", { className: "card", dataset: { good, server: server.shortServerId } },
        h("h3", {}, `${server.uri} · ${server.status.toLowerCase().replace("_", " ")}`),
        server.failure ? h("p", { className: "bad" }, server.failure) : null,
        h("dl", {}, Object.entries(facts(server)).filter(([, value]) => value !== null)
            .flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, String(value))])));
}

/** The header keeps pages of other sites from doing the same. */
async function bootstrap(client, said) {
    if (!confirm(`Ask the Bootstrap-Server of ${client.endpoint} to provision it anew?`)) {
        return;
    }
    try {
        const response = await fetch(`${root}/bootstrap.json?${new URLSearchParams({ client: client.name })}`,
            { method: "POST", headers: { Accept: "application/json", "X-Requested-With": "fetch" } });
        said(response.ok ? "The Bootstrap-Server is asked." : (await response.json()).detail);
    } catch (problem) {
        said(problem.message);
    }
}

function section(client) {
    if (client.problem !== undefined) {
        return h("section", {}, h("h2", {}, client.endpoint), h("p", { className: "bad" }, client.problem));
    }
    const none = h("p", { className: "bad" }, "It has no account with a server.");
    return h("section", { dataset: { client: client.name } },
        h("h2", {}, `${client.endpoint} `, h("small", { className: "quiet" }, `${client.name} · ${client.objects.length} Object Instances`)),
        client.servers.length === 0 ? none : h("div", { className: "cards" }, client.servers.map(card)),
        h("p", {},
            h("button", { type: "button", onclick: () => bootstrap(client, (text) => outcomes.set(client.name, text)).then(show) },
                "Bootstrap…"),
            h("output", {}, ` ${outcomes.get(client.name) ?? ""}`)));
}

function choose(names) {
    const before = form.elements.client.value;
    form.elements.client.replaceChildren(...names.map((name) => h("option", { value: name, selected: name === before }, name)));
}

async function show() {
    try {
        const status = await ask("status.json");
        clients.replaceChildren(...(status.clients.length === 0
            ? [h("p", { className: "bad" }, "No client runs.")] : status.clients.map(section)));
        const names = status.clients.map((client) => client.name);
        if (names.join() !== [...form.elements.client.options].map((option) => option.value).join()) {
            choose(names);
        }
    } catch (problem) {
        clients.replaceChildren(h("p", { className: "bad" }, problem.message));
    }
}

form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
        const why = await ask(`why.json?${new URLSearchParams(new FormData(form))}`);
        const outcome = why.allowed ? "Allowed" : why.code ? `Refused with ${why.code}` : "Refused";
        said.className = why.allowed ? "" : "bad";
        said.textContent = `${outcome}: ${why.reason}`;
    } catch (problem) {
        said.className = "bad";
        said.textContent = problem.message;
    }
});

place.replaceChildren(clients, h("h2", {}, "Why is it refused?"), form, said);
show();

/** A page that isn't shown any more doesn't ask; nor, where that is said, one that has been open for long. */
const most = Number(place.dataset.looks ?? Infinity);
let left = most;
setInterval(() => {
    left = place.isConnected ? left - 1 : most;
    if (place.isConnected && left > 0) {
        show();
    }
}, EVERY);
