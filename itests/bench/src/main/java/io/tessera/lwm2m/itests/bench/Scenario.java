// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench;

import io.tessera.lwm2m.model.ContentFormat;

/** What is measured: content in a format, where the peer has that format too. */
public enum Scenario {
    DEVICE_TLV("Device object, TLV", Content.DEVICE, ContentFormat.TLV),
    DEVICE_SENML_JSON("Device object, SenML JSON", Content.DEVICE, ContentFormat.SENML_JSON),
    DEVICE_SENML_CBOR("Device object, SenML CBOR", Content.DEVICE, ContentFormat.SENML_CBOR),
    DEVICE_JSON("Device object, LwM2M JSON", Content.DEVICE, ContentFormat.JSON),
    VALUE_TLV("One value, TLV", Content.ONE_VALUE, ContentFormat.TLV),
    VALUE_TEXT("One value, plain text", Content.ONE_VALUE, ContentFormat.TEXT),
    VALUE_CBOR("One value, CBOR", Content.ONE_VALUE, ContentFormat.CBOR),
    VALUE_SENML_JSON("One value, SenML JSON", Content.ONE_VALUE, ContentFormat.SENML_JSON),
    VALUE_SENML_CBOR("One value, SenML CBOR", Content.ONE_VALUE, ContentFormat.SENML_CBOR),
    VALUE_JSON("One value, LwM2M JSON", Content.ONE_VALUE, ContentFormat.JSON),
    TEN_TLV("Ten-instance Resource, TLV", Content.TEN_INSTANCES, ContentFormat.TLV),
    TEN_SENML_JSON("Ten-instance Resource, SenML JSON", Content.TEN_INSTANCES, ContentFormat.SENML_JSON),
    TEN_SENML_CBOR("Ten-instance Resource, SenML CBOR", Content.TEN_INSTANCES, ContentFormat.SENML_CBOR),
    PACK_TLV("Pack of 100 Resources, TLV", Content.PACK_OF_100, ContentFormat.TLV),
    PACK_SENML_JSON("Pack of 100 Resources, SenML JSON", Content.PACK_OF_100, ContentFormat.SENML_JSON),
    PACK_SENML_CBOR("Pack of 100 Resources, SenML CBOR", Content.PACK_OF_100, ContentFormat.SENML_CBOR),
    REGISTER("Register, link format", null, ContentFormat.LINK),
    DISCOVER("Discover, link format", null, ContentFormat.LINK);

    private final String title;
    private final Content content;
    private final int format;

    Scenario(String title, Content content, int format) {
        this.title = title;
        this.content = content;
        this.format = format;
    }

    String title() {
        return title;
    }

    Content content() {
        return content;
    }

    int format() {
        return format;
    }

    boolean isLinks() {
        return content == null;
    }
}
