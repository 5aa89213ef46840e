import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { HttpReply } from './http.ts';

/** No script at all, styles and pictures only from us, forms only to us, in nobody's frame. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** On every answer of the customer site: the address holds the token of a link, so it is kept from caches, other sites and search engines. */
const PAGE_HEADERS = {
  'content-security-policy': PAGE_POLICY,
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** A page as HTML. Half of a surrogate pair and NUL, which a name can hold, have no place in it and would break the answer. */
export const pageReply = (status: number, page: VNode): HttpReply => ({
  status,
  body: `<!doctype html>${renderToString(page)}`.toWellFormed().replaceAll('\0', ''),
  contentType: 'text/html; charset=utf-8',
  headers: { ...PAGE_HEADERS },
});

/** 302: look there. 303: what was sent is done, look there with GET, so that reloading sends nothing again. */
export const redirectReply = (status: 302 | 303, location: string): HttpReply => ({
  status,
  headers: { ...PAGE_HEADERS, location },
});
