// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.subject;

/** What a server under load is told to ask of a client. */
public enum Operation {
    /** Read /3/0 in TLV. */
    READ_TLV,
    /** Read /3/0 in SenML CBOR. */
    READ_CBOR,
    /** Write /3/0/15 in plain text. */
    WRITE,
    /** Observe /3303/0/5700. */
    OBSERVE
}
