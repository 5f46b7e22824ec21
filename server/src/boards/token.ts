import { createHash, randomBytes } from 'node:crypto'

/** 43 characters that need no escaping in an address; not to be guessed. */
export const makeToken = (): string => randomBytes(32).toString('base64url')

/** Only the hash of a token is looked up, so a comparison's timing tells nothing of the token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')
