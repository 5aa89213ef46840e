import { settingsSite } from '../../../functions/console/settings-site.tsx';
import { presentLocation } from '../../../shared/dealers/dealer-store.ts';
import { dealershipFinder } from '../../../shared/dealers/dealership-store.ts';
import type { Settings } from '../../../shared/dealers/settings.ts';
import { sessionOf, staffSessions } from '../../../shared/dealers/staff-session-store.ts';
import { staffFinder } from '../../../shared/dealers/staff-store.ts';
import { partnerFinder } from '../../../shared/partners/partner-store.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { apiEvent, context } from '../../support/api-event.ts';
import { sentForm } from '../../support/pictures.ts';
import { SettingsWorld } from '../staff-console/settings-world.ts';

type Site = (event: ReturnType<typeof apiEvent>, of: typeof context) => Promise<unknown>;
type Reply = { statusCode?: number; headers?: Record<string, string>; body?: string };
export type PageReply = {
  status: number;
  headers: Record<string, string>;
  location: string;
  html: string;
  text: string;
};

/** The pages of the settings, as staff of two dealers open them and send their forms. */
export class SettingsPlace {
  readonly world: SettingsWorld;
  /** By how their paths begin; kept untyped, since comparing handlers of middy takes the compiler for ever. */
  readonly sites: Record<string, unknown> = {};

  constructor(world: SettingsWorld) {
    this.world = world;
    this.sites['/console/settings'] = settingsSite(this.deps);
  }

  static async make(): Promise<SettingsPlace> {
    return new SettingsPlace(await SettingsWorld.make());
  }

  get deps() {
    const { admin, now } = this.world;
    return {
      ...admin.deps,
      now,
      findStaff: staffFinder(admin.table),
      findPartner: partnerFinder(admin.table),
      findDealership: (dealerId: string) => dealershipFinder(admin.table)(dealerId),
      ownOrigin: 'https://kerbside.example',
    };
  }

  /** What holds at location 01. */
  async inForce(): Promise<Settings | undefined> {
    const location = await presentLocation(this.world.admin.table)({ dealerId: '00027', locationId: '01' });
    return location?.settings;
  }

  /** Opens a page, or sends the form of one, as somebody: `GET /console/settings/level?location=01`. */
  async ask(
    sub: string,
    what: string,
    form?: Record<string, string>,
    language: Language = 'en',
    file?: Uint8Array<ArrayBuffer>,
  ): Promise<PageReply> {
    const { admin, now } = this.world;
    this.world.time += 1000;
    await staffSessions.createOnce(admin.table, sessionOf(`token-of-${sub}`, sub, now()), now());
    const [method = '', target = ''] = what.split(' ');
    const [path = '', query = ''] = target.split('?');
    const sent = form && (await sentForm(form, file));
    const event = apiEvent({
      method,
      // As API Gateway hands it over.
      path: decodeURIComponent(path),
      query,
      headers: {
        cookie: `__Host-kerbside=token-of-${sub}; __Host-kerbside-language=${language}`,
        ...(sent === undefined ? {} : { 'content-type': sent.type, 'sec-fetch-site': 'same-origin' }),
      },
      // API Gateway gives a form as text, and one with a file as base64.
      ...(sent === undefined ? {} : { body: file ? sent.body : sent.body.toString() }),
    });
    const begins = Object.keys(this.sites)
      .toSorted((a, b) => b.length - a.length)
      .find((one) => path.startsWith(one));
    const reply = (await (this.sites[begins ?? ''] as Site)(event, context)) as Reply;
    const html = reply.body ?? '';
    return {
      status: reply.statusCode ?? 0,
      headers: reply.headers ?? {},
      location: reply.headers?.['location'] ?? '',
      html,
      text: html
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll('&#39;', "'")
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&')
        .replaceAll(/[ \n\t]+/g, ' '),
    };
  }
}

/** The fields of the page's largest form, as a browser would send them when nothing is typed. */
export const fieldsOf = (html: string, action: string): Record<string, string> => {
  const form = new RegExp(
    `<form[^>]*action="${action.replaceAll(/[?&/.]/g, String.raw`\$&`)}"[^>]*>([\\s\\S]*?)</form>`,
  ).exec(html)?.[1];
  if (form === undefined) throw new Error(`The page has no form for ${action}.`);
  const fields: Record<string, string> = {};
  const attribute = (tag: string, name: string): string | undefined => {
    const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
    return found === null ? undefined : decoded(found[1] ?? '');
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (name === undefined || (isBox && attribute(tag, 'checked') === undefined)) continue;
    fields[name] = attribute(tag, 'value') ?? (isBox ? 'on' : '');
  }
  for (const [, tag = '', inner = ''] of form.matchAll(/(<select[^>]*>)([\s\S]*?)<\/select>/g)) {
    const options = [...inner.matchAll(/<option[^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? '';
    fields[attribute(tag, 'name') ?? ''] = attribute(chosen, 'value') ?? '';
  }
  for (const [, tag = '', inner = ''] of form.matchAll(/(<textarea[^>]*>)([\s\S]*?)<\/textarea>/g))
    fields[attribute(tag, 'name') ?? ''] = decoded(inner).replaceAll('\n', '\r\n');
  return fields;
};

const decoded = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
