import type { Message } from '../../schemas/search.ts';
import type { Danger } from '../../schemas/vocabulary.ts';
import type { Language } from '../../schemas/words.ts';
import { message } from './messages/message.ts';

/**
 * Whom to ring before any listing, first what is most urgent. The numbers are those of NHS England, NHS Wales and
 * NHS 24 (nhs.uk/111, 111.wales.nhs.uk, nhs24.scot), Samaritans (samaritans.org), Refuge (nationaldahelpline.org.uk),
 * the Welsh Government (gov.wales/live-fear-free) and Scottish Women's Aid (sdafmh.org.uk).
 */
const HELP = {
  life: ['urgent.emergency', 'urgent.nhs', 'urgent.samaritans'],
  abuse: ['urgent.emergency', 'urgent.abuse', 'urgent.nhs', 'urgent.samaritans'],
} as const;

/** Urgent help for somebody in these dangers; none where there is none. */
export function urgentHelp(dangers: readonly Danger[], lang: Language): readonly Message[] {
  if (dangers.length === 0) return [];
  return HELP[dangers.includes('abuse') ? 'abuse' : 'life'].map((key) => message(lang, key));
}
