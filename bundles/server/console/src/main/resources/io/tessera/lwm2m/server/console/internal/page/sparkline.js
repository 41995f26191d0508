// SPDX-License-Identifier: EPL-2.0

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 120;
const HEIGHT = 28;

/** A line of how a number moved. */
export function sparkline() {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "sparkline");
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    const area = document.createElementNS(SVG, "path");
    const line = document.createElementNS(SVG, "path");
    area.setAttribute("class", "area");
    line.setAttribute("class", "line");
    svg.append(area, line);
    return svg;
}

/** Draws a history of { time, number }; nothing where there are fewer than two, or where nothing moved. */
export function draw(svg, history) {
    const points = history.filter((point) => Number.isFinite(point.number));
    const numbers = points.map((point) => point.number);
    const low = Math.min(...numbers);
    const span = Math.max(...numbers) - low;
    const moved = points.length > 1 && span > 0;
    svg.toggleAttribute("data-empty", !moved);
    if (!moved) {
        return;
    }
    const from = points[0].time;
    const time = points[points.length - 1].time - from || 1;
    const steps = points.map((point) => {
        const x = (point.time - from) / time * WIDTH;
        const y = HEIGHT - 3 - (point.number - low) / span * (HEIGHT - 6);
        return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    svg.lastChild.setAttribute("d", "M" + steps.join("L"));
    svg.firstChild.setAttribute("d", `M0,${HEIGHT}L${steps.join("L")}L${WIDTH},${HEIGHT}Z`);
}
