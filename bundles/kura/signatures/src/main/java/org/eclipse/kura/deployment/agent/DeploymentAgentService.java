// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.deployment.agent;

/**
 * Installs deployment packages, one after the other. How it went is told by events with the topics
 * {@code org/eclipse/kura/deployment/agent/INSTALLED} and {@code UNINSTALLED}.
 */
public interface DeploymentAgentService {

    /**
     * @param url a {@code file:} path isn't decoded, and the file is moved away
     * @throws Exception if that is under way
     */
    void installDeploymentPackageAsync(String url) throws Exception;

    /** @throws Exception if that is under way */
    void uninstallDeploymentPackageAsync(String name) throws Exception;
}
