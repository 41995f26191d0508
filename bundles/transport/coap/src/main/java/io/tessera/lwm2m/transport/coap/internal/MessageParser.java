// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.math.BigInteger;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.CoAPMessageFormatException;
import org.eclipse.californium.core.coap.Message;
import org.eclipse.californium.core.coap.Option;
import org.eclipse.californium.core.coap.option.MapBasedOptionRegistry;
import org.eclipse.californium.core.coap.option.OpaqueOptionDefinition;
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

    /** Stands for options that can't be accepted. */
    private static final OptionDefinition UNACCEPTABLE = new OpaqueOptionDefinition(65_535, "Unacceptable", false);

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
        return critical ? UNACCEPTABLE.create(BigInteger.valueOf(number).toByteArray()) : null;
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
            super.parseMessage(reader, header, target);
        } catch (CoAPMessageFormatException e) {
            // Californium calls every format error a bad option; it is to be answered with a reset (RFC 7252, 4.2).
            throw e.getErrorCode() == ResponseCode.BAD_OPTION ? refusal(header, e.getMessage(), null) : e;
        } catch (RuntimeException e) {
            // Among others, a payload larger than its block.
            throw refusal(header, e.getMessage(), ResponseCode.BAD_REQUEST);
        }
        var others = target.getOptions().getOthers();
        if (!others.isEmpty()) {
            int number = new BigInteger(others.get(0).getValue()).intValue();
            throw refusal(header, "Option %d".formatted(number), ResponseCode.BAD_OPTION);
        }
        return target;
    }

    private static CoAPMessageFormatException refusal(MessageHeader header, String why, ResponseCode code) {
        boolean confirmable = header.getType() == Type.CON;
        return new CoAPMessageFormatException(
                why, header.getToken(), header.getMID(), header.getCode(), confirmable, code);
    }
}
