// SPDX-License-Identifier: EPL-2.0
import { base, parse } from "./api.js";

const EVENTS = ["registered", "updated", "deregistered", "notification", "sent", "observation-ended", "request-queued",
    "request-finished", "bootstrap-started", "bootstrap-step", "bootstrap-finished", "bootstrap-failed",
    "credentials-changed"];
const AGAIN = 3000;

/**
 * Keeps an event stream open for as long as the page is.
 *
 * @param {function} onState told "live", "connecting" or "lost"
 * @param {function} onBegin called when the state must be asked for anew: at first, and when too much was missed
 * @param {function} onEvent given the type and the data of each event
 */
export function listen(onState, onBegin, onEvent) {
    const source = new EventSource(`${base}/events`);
    source.addEventListener("ready", () => onBegin());
    source.addEventListener("reset", () => onBegin());
    for (const type of EVENTS) {
        source.addEventListener(type, (event) => onEvent(type, parse(event.data)));
    }
    source.onopen = () => onState("live");
    source.onerror = () => {
        if (source.readyState !== EventSource.CLOSED) {
            onState("connecting");
            return;
        }
        onState("lost");
        setTimeout(() => listen(onState, onBegin, onEvent), AGAIN);
    };
    addEventListener("pagehide", () => source.close());
}
