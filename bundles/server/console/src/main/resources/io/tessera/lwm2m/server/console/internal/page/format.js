// SPDX-License-Identifier: EPL-2.0
import { visible } from "./dom.js";

const UNITS = {
    Cel: "°C", degC: "°C", "Cel.": "°C", "%RH": "% RH", Ohm: "Ω", ohm: "Ω", "m/s2": "m/s²", "m2": "m²", "m3": "m³",
    deg: "°", count: "", "/": "", "1/s": "/s", "B/s": "B/s", By: "B", lx: "lx",
};

/** SenML units (RFC 8428) as people write them. */
export function units(name) {
    return name === undefined ? "" : UNITS[name] ?? visible(name);
}

const PREFIXES = ["", "k", "M", "G", "T", "P"];

/** A value with its units; many bytes as kB, MB, GB. */
export function measure(value, unit) {
    const size = typeof value?.value === "bigint" ? Number(value.value) : value?.value;
    if (!["B", "By", "B/s"].includes(unit) || typeof size !== "number" || Math.abs(size) < 10000) {
        return [valueText(value), units(unit)];
    }
    const step = Math.min(PREFIXES.length - 1, Math.floor(Math.log10(Math.abs(size)) / 3));
    return [(size / 1000 ** step).toPrecision(4), PREFIXES[step] + units(unit)];
}

/** A value in one line. */
export function valueText(value) {
    if (value === undefined) {
        return "";
    }
    switch (value.type) {
        case "float": return typeof value.value === "number" ? number(value.value) : String(value.value);
        case "boolean": return value.value ? "true" : "false";
        case "time": return value.seconds === 0 ? "–" : timeText(value.value);
        case "opaque": return value.value === "" ? "empty" : `${bytes(value.value)} B · ${value.value.slice(0, 32)}`;
        case "none": return "empty";
        default: return value.value === "" ? "–" : visible(value.value);
    }
}

/** At most five digits that matter. */
export function number(value) {
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
}

function bytes(base64) {
    const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length / 4 * 3 - padding;
}

function timeText(iso) {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime())) {
        return String(iso);
    }
    const today = time.toDateString() === new Date().toDateString();
    return today ? time.toLocaleTimeString() : time.toLocaleString();
}

/** How long ago, in one unit. */
export function age(time, now = Date.now()) {
    const seconds = Math.max(0, Math.round((now - time) / 1000));
    if (seconds < 2) {
        return "now";
    }
    if (seconds < 120) {
        return `${seconds} s`;
    }
    if (seconds < 7200) {
        return `${Math.floor(seconds / 60)} min`;
    }
    return seconds < 172800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

export function duration(seconds) {
    return seconds === 0 ? "without end" : age(0, seconds * 1000);
}
