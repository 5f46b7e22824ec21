import { createHash, randomBytes } from 'node:crypto'

/** 43 characters that need no escaping in an address; not to be guessed. */
export const makeLinkToken = (): string => randomBytes(32).toString('base64url')

/** Only the hash is kept and looked up, so neither the database nor a comparison's timing tells the token. */
export const hashOfLinkToken = (token: string): string => createHash('sha256').update(token).digest('hex')
