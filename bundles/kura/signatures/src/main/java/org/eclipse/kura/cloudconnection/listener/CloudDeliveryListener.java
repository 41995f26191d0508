// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.listener;

/** Hears that a message was delivered. Only its name is needed here. */
public interface CloudDeliveryListener {}
