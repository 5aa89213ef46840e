import { contactsSite } from '../../../functions/console/contacts-site.tsx';
import { personalDataSite } from '../../../functions/console/personal-data-site.tsx';
import { dealershipFinder } from '../../../shared/dealers/dealership-store.ts';
import { sessionOf, staffSessions } from '../../../shared/dealers/staff-session-store.ts';
import { apiEvent, context } from '../../support/api-event.ts';
import { ContactsWorld } from '../../support/contacts-world.ts';
import { fieldsOf } from './settings-place.ts';

type Site = (event: ReturnType<typeof apiEvent>, of: typeof context) => Promise<unknown>;
type Reply = { statusCode?: number; headers?: Record<string, string>; body?: string };
export type Page = { status: number; location: string; html: string; text: string };

/** The pages of contacts, as Anna opens them and sends their forms; her roles are those of the world's `staff`. */
export class ContactsPlace extends ContactsWorld {
  #keys = 0;
  /** Kept untyped, since comparing handlers of middy takes the compiler for ever. */
  readonly #sites: Record<'contacts' | 'personal-data', unknown>;

  constructor() {
    super();
    const shared = {
      table: this.memory,
      findStaff: () => Promise.resolve(this.staff),
      findDealership: dealershipFinder(this.memory),
      ownOrigin: 'https://kerbside.example',
    };
    this.#sites = {
      contacts: contactsSite({
        ...shared,
        now: this.now,
        log: this.deps.log,
        newKey: () => `form-key-${(this.#keys += 1)}`,
        idKey: () => Promise.resolve(this.deps.idKey),
      }),
      'personal-data': personalDataSite({ ...shared, privacy: () => Promise.resolve(this.privacy) }),
    };
  }

  /** Opens a page, or sends the form of one: `GET /console/contacts?q=mue`. */
  async page(what: string, form?: Record<string, string>): Promise<Page> {
    await staffSessions.createOnce(this.memory, sessionOf('token-of-anna', 'anna', this.now()), this.now());
    const [method = '', address = ''] = what.split(' ');
    const [path = '', query = ''] = address.split('?');
    const event = apiEvent({
      method,
      path,
      query,
      headers: {
        cookie: '__Host-kerbside=token-of-anna; __Host-kerbside-language=en',
        ...(form
          ? { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
          : {}),
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    const site = path.startsWith('/console/personal-data') ? 'personal-data' : 'contacts';
    const reply = (await (this.#sites[site] as Site)(event, context)) as Reply;
    const html = reply.body ?? '';
    const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[ \n\t]+/g, ' ');
    return {
      status: reply.statusCode ?? 0,
      location: reply.headers?.['location'] ?? '',
      html,
      text: text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    };
  }

  /** Opens a page and sends its form, with what was typed. */
  async fill(from: string, action: string, typed: Record<string, string>): Promise<Page> {
    const { html } = await this.page(`GET ${from}`);
    return this.page(`POST ${action}`, { ...fieldsOf(html, action), ...typed });
  }
}

/** A dealer with two people who may be one, and the pages about the first. */
export const arrangedPlace = async () => {
  const place = new ContactsPlace();
  await place.arrange();
  const { own, other } = await place.bothVisit();
  return { place, own, other, path: `/console/contacts/${own}` };
};
