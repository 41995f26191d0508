// SPDX-License-Identifier: EPL-2.0

/** Where the REST interface is. */
export const base = document.querySelector("meta[name=api]").content;

/** What the server or the client refused: problem JSON (RFC 7807). */
export class Problem extends Error {
    constructor(problem) {
        super(problem.detail || problem.title || "No answer");
        this.problem = problem;
    }

    /** Which operation failed, and how. */
    get title() {
        const { operation, path, code, title, status } = this.problem;
        const what = [operation, path].filter(Boolean).join(" ");
        return [what, code ? `refused with ${code}` : title || status].filter(Boolean).join(": ");
    }
}

/** Integers that JavaScript would round become BigInt, where the browser shows their digits. */
function exact(key, value, context) {
    const digits = context?.source;
    const rounds = typeof value === "number" && digits && /^-?\d+$/.test(digits) && !Number.isSafeInteger(value);
    return rounds ? BigInt(digits) : value;
}

export function parse(text) {
    return JSON.parse(text, exact);
}

/** BigInt goes out with all its digits. */
function stringify(body) {
    const marks = new Map();
    const text = JSON.stringify(body, (key, value) => {
        if (typeof value !== "bigint") {
            return value;
        }
        const mark = `@@${crypto.getRandomValues(new Uint32Array(2)).join("")}@@`;
        marks.set(mark, value);
        return mark;
    });
    return [...marks].reduce((json, [mark, value]) => json.replace(`"${mark}"`, value.toString()), text);
}

async function call(method, href, body) {
    const headers = { "X-Requested-With": "page" };
    if (body !== undefined) {
        headers["Content-Type"] = "application/json";
    }
    let response;
    try {
        // The origin has no user and password in it, which fetch would refuse; the page's own address may.
        const url = new URL(href, location.origin);
        response = await fetch(url, { method, headers, body: body === undefined ? undefined : stringify(body) });
    } catch (error) {
        throw new Problem({ title: "The server can't be reached", detail: error.message });
    }
    const text = await response.text();
    let answer;
    try {
        answer = parse(text);
    } catch (notJson) {
        throw new Problem({ title: `HTTP ${response.status}`, detail: "The answer is not JSON" });
    }
    if (!response.ok) {
        throw new Problem(answer);
    }
    return answer;
}

export const get = (href) => call("GET", href);
export const put = (href, body) => call("PUT", href, body);
export const post = (href, body) => call("POST", href, body);
export const del = (href) => call("DELETE", href);

const definitions = new Map();
let known = null;

/** An Object's definition in that version, or else in the newest; null where there is none. Asked for once. */
export function definition(id, version) {
    const key = `${id} ${version}`;
    if (!definitions.has(key)) {
        definitions.set(key, find(id, version).catch(() => forget(key)));
    }
    return definitions.get(key);
}

async function find(id, version) {
    known ??= get(`${base}/definitions`);
    const versions = (await known).filter((other) => other.id === id).map((other) => other.version);
    if (versions.length === 0) {
        return null;
    }
    const chosen = versions.includes(version) ? version : versions[0];
    return get(`${base}/definitions/${id}?version=${encodeURIComponent(chosen)}`);
}

/** What couldn't be asked for is asked for again when it is needed again. */
function forget(key) {
    definitions.delete(key);
    known = null;
    return null;
}
