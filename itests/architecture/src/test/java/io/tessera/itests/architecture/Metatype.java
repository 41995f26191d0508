// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What a PID can be configured with.
 *
 * @param factory whether there can be several
 * @param attributes id and default
 */
record Metatype(boolean factory, Map<String, String> attributes) {

    /** Of all rooms, by PID. */
    static Map<String, Metatype> all() throws IOException, ParserConfigurationException, SAXException {
        var all = new HashMap<String, Metatype>();
        for (var room : Rooms.all()) {
            for (var file : files(room.classes().resolve("OSGI-INF/metatype"))) {
                var name = file.getFileName().toString();
                all.put(name.substring(0, name.length() - ".xml".length()), read(file));
            }
        }
        return all;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).toList();
        }
    }

    private static Metatype read(Path file) throws IOException, ParserConfigurationException, SAXException {
        var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        var attributes = new LinkedHashMap<String, String>();
        var elements = document.getElementsByTagName("AD");
        for (int i = 0; i < elements.getLength(); i++) {
            var attribute = (Element) elements.item(i);
            attributes.put(attribute.getAttribute("id"), attribute.getAttribute("default"));
        }
        var designate = (Element) document.getElementsByTagName("Designate").item(0);
        return new Metatype(designate.hasAttribute("factoryPid"), attributes);
    }
}
