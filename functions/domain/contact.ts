import type { Service } from '../../schemas/service.ts';

/** Addresses to write to: its own, then those of its people. */
export const emailsOf = ({ email, contacts = [] }: Service): readonly string[] => [
  ...new Set([email, ...contacts.map((contact) => contact.email)].filter((each) => each !== undefined)),
];

/** Its own website, else that of the organisation. */
export const websiteOf = ({ url, organization }: Service): string | undefined =>
  [url, organization?.website].find((each) => each !== undefined && /^https?:\/\//.test(each));

export const canBeRung = ({ phones = [] }: Service): boolean => phones.length > 0;
