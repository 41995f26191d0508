// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection.subscriber.listener;

/** Hears messages from outside. Only its name is needed here. */
public interface CloudSubscriberListener {}
