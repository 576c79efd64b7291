package org.jiebang.gateway.delivery;

import java.net.InetAddress;

/**
 * Where a message goes: an address that was looked at, and the name that the endpoint is asked by.
 *
 * @param host the name: for TLS and the Host header
 * @param address the one that is connected to; never resolved again
 * @param path with query
 */
record Target(boolean tls, String host, InetAddress address, int port, String path) {}
