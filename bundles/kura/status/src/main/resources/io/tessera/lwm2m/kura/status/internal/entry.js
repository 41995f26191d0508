// SPDX-License-Identifier: EPL-2.0

/** The entry in the menu of Kura's console. This runs in a frame without a page; what is shown is in the page above it. */
(() => {
    const root = "/lwm2m-gateway";
    const page = window.top.document;
    let opened = 0;

    const element = (name, properties) => Object.assign(page.createElement(name), properties);

    /** A script element runs when it comes into the page, but a module only once for each address. */
    function buildWidget() {
        opened += 1;
        const place = element("div", { id: "lwm2m-status" });
        place.dataset.root = root;
        // Looking counts as somebody being there: after ten minutes the console may end the session as it would.
        place.dataset.looks = "120";
        const all = element("div", {});
        all.append(
            element("link", { rel: "stylesheet", href: `${root}/status.css` }),
            place,
            element("script", { type: "module", src: `${root}/status.js?${opened}` }));
        return all;
    }

    window.top.extensionRegistry.registerExtension({
        onLoad: (console) => console.addSidenavComponent("LwM2M", "CLOUD", { buildWidget }),
    });
})();
