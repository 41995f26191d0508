// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.platform.DeviceInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** All sources of facts as one: each fact comes from the highest ranking source that knows it. */
final class RankedInfo implements DeviceInfo {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    private record Entry(DeviceInfo info, int ranking, long id) {}

    void add(DeviceInfo info, Map<String, ?> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        long id = properties.get("service.id") instanceof Long number ? number : Long.MAX_VALUE;
        entries.add(new Entry(info, ranking, id));
        entries.sort(Comparator.comparingInt(Entry::ranking).reversed().thenComparingLong(Entry::id));
    }

    void remove(DeviceInfo info) {
        entries.removeIf(entry -> entry.info == info);
    }

    @Override
    public Optional<String> manufacturer() {
        return first(DeviceInfo::manufacturer);
    }

    @Override
    public Optional<String> model() {
        return first(DeviceInfo::model);
    }

    @Override
    public Optional<String> serialNumber() {
        return first(DeviceInfo::serialNumber);
    }

    @Override
    public Optional<String> firmwareVersion() {
        return first(DeviceInfo::firmwareVersion);
    }

    @Override
    public Optional<String> deviceType() {
        return first(DeviceInfo::deviceType);
    }

    @Override
    public Optional<String> hardwareVersion() {
        return first(DeviceInfo::hardwareVersion);
    }

    @Override
    public Optional<String> softwareVersion() {
        return first(DeviceInfo::softwareVersion);
    }

    private Optional<String> first(Function<DeviceInfo, Optional<String>> fact) {
        return entries.stream()
                .map(entry -> fact.apply(entry.info))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
