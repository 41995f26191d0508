// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_monitoring.internal;

import static java.util.Map.entry;

import io.tessera.lwm2m.client.object.DeclaredObject;
import io.tessera.lwm2m.platform.NetworkBearer;
import io.tessera.lwm2m.platform.NetworkInfo.Cell;
import io.tessera.lwm2m.platform.NetworkInfo.Link;
import io.tessera.lwm2m.platform.NetworkInfo.Radio;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** What the Object says of the links that are up, of which the first is the one in use. */
final class Facts {

    /** By Resource. */
    static final Map<Integer, Function<List<Link>, ?>> ALL = Map.ofEntries(
            entry(0, Facts::bearer),
            entry(1, Facts::bearers),
            entry(2, Facts::strength),
            entry(3, Facts::quality),
            entry(4, Facts::addresses),
            entry(5, Facts::routers),
            entry(7, Facts::accessPoints),
            entry(8, Facts::cell),
            entry(9, Facts::networkCode),
            entry(10, Facts::countryCode),
            entry(11, Facts::noiseRatio),
            entry(12, Facts::area));

    private Facts() {}

    static Optional<Long> bearer(List<Link> links) {
        return used(links).flatMap(Link::bearer).map(NetworkBearer::code);
    }

    static SortedMap<Integer, Long> bearers(List<Link> links) {
        var known = links.stream().map(Link::bearer).flatMap(Optional::stream);
        return DeclaredObject.numbered(known.map(NetworkBearer::code).distinct().toList());
    }

    static Optional<Long> strength(List<Link> links) {
        return radio(links).flatMap(Radio::strength);
    }

    static Optional<Long> quality(List<Link> links) {
        return radio(links).flatMap(Radio::quality);
    }

    static Optional<Long> noiseRatio(List<Link> links) {
        return radio(links).flatMap(Radio::noiseRatio);
    }

    static SortedMap<Integer, String> addresses(List<Link> links) {
        return DeclaredObject.numbered(used(links).map(Link::addresses).orElse(List.of()));
    }

    static SortedMap<Integer, String> routers(List<Link> links) {
        return DeclaredObject.numbered(used(links).map(Link::routers).orElse(List.of()));
    }

    static SortedMap<Integer, String> accessPoints(List<Link> links) {
        return DeclaredObject.numbered(serving(links).map(Cell::accessPoints).orElse(List.of()));
    }

    static Optional<Long> cell(List<Link> links) {
        return serving(links).flatMap(Cell::id);
    }

    static Optional<Long> networkCode(List<Link> links) {
        return serving(links).flatMap(Cell::networkCode);
    }

    static Optional<Long> countryCode(List<Link> links) {
        return serving(links).flatMap(Cell::countryCode);
    }

    static Optional<Long> area(List<Link> links) {
        return serving(links).flatMap(Cell::areaCode);
    }

    private static Optional<Link> used(List<Link> links) {
        return links.stream().findFirst();
    }

    private static Optional<Radio> radio(List<Link> links) {
        return used(links).flatMap(Link::radio);
    }

    private static Optional<Cell> serving(List<Link> links) {
        return used(links).flatMap(Link::cell);
    }
}
