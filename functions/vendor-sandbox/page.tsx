import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { HttpReply } from '../../shared/web/http.ts';

/** No script, no style but our own file, no form that goes elsewhere. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A page as an answer; never stored, never framed. */
export const pageReply = (status: number, page: VNode): HttpReply => ({
  status,
  body: `<!doctype html>${render(page)}`,
  contentType: 'text/html; charset=utf-8',
  headers: { 'content-security-policy': CONTENT_SECURITY_POLICY, 'referrer-policy': 'same-origin' },
});

/** The frame of every page of the sandbox. */
export const Page = ({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ComponentChildren;
}) => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} · Vendor sandbox`}</title>
      <link rel="stylesheet" href="/sandbox/phone.css" />
    </head>
    <body>
      <header class="top">
        <p class="brand">Vendor sandbox</p>
        <nav aria-label="Sandbox">
          <a href="/sandbox/phone">Phones</a>
          <a href="/sandbox/mail">Mail</a>
        </nav>
      </header>
      <main class={wide ? 'sheet' : 'handset'}>
        <h1>{title}</h1>
        {children}
      </main>
    </body>
  </html>
);

const LINK = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/g;

/** A text with its web addresses as links, as a phone shows it. */
export const Linked = ({ text }: { text: string }) => {
  const links = Array.from(text.matchAll(LINK));
  const pieces = links.flatMap((link, index) => {
    const start = index === 0 ? 0 : endOf(links[index - 1]);
    return [
      text.slice(start, link.index),
      <a href={link[0]} rel="noreferrer">
        {link[0]}
      </a>,
    ];
  });
  return <>{[...pieces, text.slice(endOf(links.at(-1)))]}</>;
};

const endOf = (link: RegExpExecArray | undefined): number => (link ? link.index + link[0].length : 0);

/** `2026-12-01 09:30 UTC`. */
export const When = ({ at }: { at: string }) => (
  <time dateTime={at}>{`${at.slice(0, 10)} ${at.slice(11, 16)} UTC`}</time>
);
