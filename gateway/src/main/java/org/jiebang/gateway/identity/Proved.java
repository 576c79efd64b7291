package org.jiebang.gateway.identity;

import org.jiebang.gateway.partner.Client;
import org.jiebang.gateway.partner.SecretId;

/** A partner app that has proved itself, and the secret it did that with. */
record Proved(Client.Registered client, SecretId secret) {}
