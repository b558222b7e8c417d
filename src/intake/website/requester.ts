import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(?:127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/;

/** This machine itself is not held to limits: a proxy that does not say for whom it asks would be everybody at once. */
export const isLimitedAddress = ({ ip }: FastifyRequest): boolean => !LOOPBACK.test(ip);
