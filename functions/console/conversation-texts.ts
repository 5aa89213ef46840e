import type { Language } from '../../shared/kernel/language.ts';
import { CONVERSATION_DE } from './conversation-texts-de.ts';
import { CONVERSATION_EN } from './conversation-texts-en.ts';
import { CONVERSATION_FR } from './conversation-texts-fr.ts';
import { CONVERSATION_NL } from './conversation-texts-nl.ts';
import { CONVERSATION_SK } from './conversation-texts-sk.ts';
import type { ConversationTexts } from './conversation-words.ts';

export const CONVERSATION_TEXTS: Record<Language, ConversationTexts> = {
  en: CONVERSATION_EN,
  de: CONVERSATION_DE,
  nl: CONVERSATION_NL,
  fr: CONVERSATION_FR,
  sk: CONVERSATION_SK,
};
