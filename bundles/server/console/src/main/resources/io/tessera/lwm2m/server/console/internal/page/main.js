// SPDX-License-Identifier: EPL-2.0
import { base, get } from "./api.js";
import { ClientList } from "./clients.js";
import { ClientView } from "./client.js";
import { h, say, tell, visible } from "./dom.js";
import { complain } from "./forms.js";
import { Model } from "./model.js";
import { listen } from "./stream.js";
import { Views } from "./views.js";

const model = new Model();
const list = new ClientList(model, document.getElementById("list"), document.getElementById("filter"));
const place = document.getElementById("client");
const views = new Views(model, document.getElementById("page"), document.getElementById("view"), document.getElementById("views"));
let view = null;
/** Events that came while the state was being asked for; null when it is known. */
let waiting = [];
let due = false;

/** Everything is drawn at once, before the next picture, however many events came. */
function drawSoon() {
    if (!due) {
        due = true;
        requestAnimationFrame(draw);
    }
}

function draw() {
    due = false;
    const chosen = endpointInAddress() ?? [...model.clients.keys()].sort()[0] ?? null;
    if (chosen !== model.selected || (view === null && model.clients.has(chosen))) {
        select(chosen);
    }
    list.draw();
    view?.draw();
    const count = model.clients.size;
    say(document.getElementById("count"), waiting ? "" : `${count} client${count === 1 ? "" : "s"}`);
    if (view === null && !waiting) {
        place.replaceChildren(h("p.empty", {}, chosen === null || count === 0
            ? "No client is registered yet. It will appear here as soon as one is."
            : `${visible(chosen)} is not registered.`));
    }
}

function endpointInAddress() {
    try {
        return location.hash.length > 2 && location.hash.startsWith("#/") ? decodeURIComponent(location.hash.slice(2)) : null;
    } catch (notEncoded) {
        return null;
    }
}

function select(endpoint) {
    model.show(endpoint);
    view = null;
    place.replaceChildren();
    if (model.clients.has(endpoint)) {
        view = new ClientView(model, endpoint, drawSoon);
        place.replaceChildren(view.element);
        load(endpoint);
    }
}

/** Asks what the server remembers of the client that is shown. */
async function load(endpoint) {
    const { href } = model.clients.get(endpoint);
    try {
        const [known, observations] = await Promise.all([get(`${href}/values`), get(`${href}/observations`)]);
        if (model.selected === endpoint) {
            model.observed = new Set(observations.map((observation) => observation.path));
            model.remember(endpoint, known.values);
        }
    } catch (problem) {
        complain(problem);
    }
    drawSoon();
}

async function begin() {
    waiting = [];
    try {
        const [server, clients] = await Promise.all([get(base), get(`${base}/clients`)]);
        document.title = visible(server.name);
        say(document.getElementById("server"), visible(server.name));
        model.begin(clients);
        views.begin(server);
        const missed = waiting;
        waiting = null;
        missed.forEach(([type, data]) => take(type, data));
        if (view && model.clients.has(model.selected)) {
            load(model.selected);
        } else {
            model.selected = undefined;
        }
    } catch (problem) {
        waiting = null;
        complain(problem);
    }
    drawSoon();
}

function take(type, data) {
    if (waiting) {
        waiting.push([type, data]);
        return;
    }
    switch (type) {
        case "registered":
        case "updated": {
            model.clients.set(data.endpoint, data);
            changeQueue(data);
            model.heard.set(data.endpoint, Date.now());
            views.changed();
            break;
        }
        case "request-queued": changeQueue(data); break;
        case "request-finished": finish(data); break;
        case "deregistered": leave(data); break;
        case "notification": notify(data); break;
        case "sent": model.add(data.endpoint, data.values, data.received); break;
        case "bootstrap-started":
        case "bootstrap-step":
        case "bootstrap-finished":
        case "bootstrap-failed": views.take(type, data); break;
        case "credentials-changed": views.credentialsChanged(); break;
        case "observation-ended": {
            if (data.endpoint === model.selected) {
                model.observed.delete(data.path);
            }
        }
    }
    drawSoon();
}

function changeQueue({ endpoint }) {
    if (endpoint === model.selected) {
        view?.queueChanged();
    }
}

/** The answer to what waited; nobody may be there any more who asked for it. */
function finish(data) {
    const { endpoint, operation, path, outcome, code, reason, values } = data;
    if (outcome === "answered" && code.startsWith("2.")) {
        model.add(endpoint, values ?? [], new Date().toISOString());
    }
    if (endpoint === model.selected && outcome !== "cancelled") {
        const failed = outcome !== "answered" || !code.startsWith("2.");
        tell(`${operation} ${path}: ${outcome}`, code ?? reason ?? "", failed);
    }
    changeQueue(data);
}

function leave({ endpoint, reason }) {
    if (reason === "replaced") {
        return;
    }
    model.clients.delete(endpoint);
    model.heard.delete(endpoint);
    views.changed();
    if (endpoint === model.selected) {
        view = null;
    }
}

function notify({ endpoint, path, paths, code, received, values }) {
    if (!code.startsWith("2.")) {
        return;
    }
    if (paths) {
        model.add(endpoint, values, received);
        return;
    }
    if (endpoint === model.selected) {
        model.observed.add(path);
    }
    model.replace(endpoint, path, values, received);
}

function streamState(state) {
    const pill = document.getElementById("stream");
    pill.dataset.state = state;
    say(pill, { live: "live", connecting: "connecting", lost: "not connected" }[state]);
    pill.title = state === "live"
        ? "Connected to the event stream: values move as they come"
        : "Not connected to the event stream: what is shown may be old";
}

function theme(choice) {
    document.documentElement.dataset.theme = choice;
}

document.getElementById("theme").addEventListener("click", () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = document.documentElement.dataset.theme || (dark ? "dark" : "light");
    theme(now === "dark" ? "light" : "dark");
    localStorage.setItem("theme", document.documentElement.dataset.theme);
});
theme(localStorage.getItem("theme") ?? "");
addEventListener("hashchange", () => {
    views.show();
    drawSoon();
});
setInterval(() => {
    list.age();
    view?.age();
    views.age();
}, 1000);
listen(streamState, begin, take);
