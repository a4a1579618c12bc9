/**
 * What a sentence for people names, apart from its words, so that whoever knows its code may say it in another language: codes, whole numbers,
 * dates `YYYY-MM-DD`, local times `HH:mm`. Nothing that tells who somebody is.
 */
export type MessageValues = Readonly<Record<string, string | number>>;
