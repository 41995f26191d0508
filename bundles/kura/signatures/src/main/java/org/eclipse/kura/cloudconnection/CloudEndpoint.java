// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection;

import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;

/** A connection to the outside. Kura's Status page shows what it tells of itself. */
public interface CloudEndpoint {

    String publish(KuraMessage message) throws KuraException;

    void registerSubscriber(Map<String, Object> subscriptionProperties, CloudSubscriberListener listener);

    void unregisterSubscriber(CloudSubscriberListener listener);

    /** Names and values for people, in the order of the map; asked at each look at the page. */
    default Map<String, String> getInfo() {
        return Map.of();
    }

    void registerCloudDeliveryListener(CloudDeliveryListener listener);

    void unregisterCloudDeliveryListener(CloudDeliveryListener listener);
}
