// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.CoAPMessageFormatException;
import org.eclipse.californium.core.coap.CoAPOptionException;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.MessageFormatException;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OptionDefinition;
import org.eclipse.californium.core.coap.option.OptionRegistry;
import org.eclipse.californium.core.coap.option.StandardOptionRegistry;
import org.eclipse.californium.core.network.serialization.MessageHeader;
import org.eclipse.californium.core.network.serialization.UdpDataParser;
import org.eclipse.californium.elements.util.DatagramReader;

/**
 * Knows the options that are acted upon here and no others. An unknown one is ignored if it is elective, and answered
 * with 4.02 if it is critical (RFC 7252, 5.4.1); so is one of a length that doesn't exist (5.4.3).
 */
final class MessageParser extends UdpDataParser {

    private static final OptionRegistry OPTIONS = new MapBasedOptionRegistry(
            StandardOptionRegistry.URI_HOST,
            StandardOptionRegistry.ETAG,
            StandardOptionRegistry.URI_PORT,
            StandardOptionRegistry.LOCATION_PATH,
            StandardOptionRegistry.URI_PATH,
            StandardOptionRegistry.CONTENT_FORMAT,
            StandardOptionRegistry.MAX_AGE,
            StandardOptionRegistry.URI_QUERY,
            StandardOptionRegistry.ACCEPT,
            StandardOptionRegistry.LOCATION_QUERY,
            StandardOptionRegistry.PROXY_URI,
            StandardOptionRegistry.PROXY_SCHEME,
            StandardOptionRegistry.SIZE1,
            StandardOptionRegistry.OBSERVE,
            StandardOptionRegistry.BLOCK1,
            StandardOptionRegistry.BLOCK2,
            StandardOptionRegistry.SIZE2);

    MessageParser() {
        super(true, OPTIONS);
    }

    @Override
    public Option createOption(int code, int number, byte[] value) {
        var definition = OPTIONS.getDefinitionByNumber(code, number);
        if (definition != null && fits(definition, value)) {
            return definition.create(value);
        }
        boolean critical = (number & 1) == 1;
        if (critical) {
            throw new CoAPOptionException("Option %d".formatted(number), ResponseCode.BAD_OPTION);
        }
        return null;
    }

    private static boolean fits(OptionDefinition definition, byte[] value) {
        try {
            definition.assertValue(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    protected Message parseMessage(DatagramReader reader, MessageHeader header, Message target) {
        try {
            return super.parseMessage(reader, header, target);
        } catch (MessageFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            // Among others, a payload larger than its block.
            throw new CoAPMessageFormatException(
                    e.getMessage(),
                    header.getToken(),
                    header.getMID(),
                    header.getCode(),
                    header.getType() == Type.CON,
                    ResponseCode.BAD_REQUEST);
        }
    }
}
