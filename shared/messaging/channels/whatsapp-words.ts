import * as z from 'zod';

const wordsSchema = z.string().optional().catch(undefined);

/** The fields in which Meta says what is wrong, in answers and in webhooks alike. */
export const metaWords = {
  title: wordsSchema,
  message: wordsSchema,
  error_data: z.looseObject({ details: wordsSchema }).optional().catch(undefined),
};

/** `Message Undeliverable.` says nothing beside `Message undeliverable`. */
const plain = (text: string): string => text.toLowerCase().replace(/\.$/, '');

type MetaWords = { [Name in keyof typeof metaWords]?: z.output<(typeof metaWords)[Name]> };

/** Meta's title of an error and its details, where they say more. */
export const wordsOfMeta = ({ title, message, error_data }: MetaWords): { providerText?: string } => {
  const name = title ?? message?.replace(/^\(#\d+\) /, '');
  const details = error_data?.details;
  const isSame = details !== undefined && plain(details) === plain(name ?? '');
  const words = [name, ...(isSame ? [] : [details])].filter((each) => each !== undefined);
  return words.length === 0 ? {} : { providerText: words.join(': ') };
};
