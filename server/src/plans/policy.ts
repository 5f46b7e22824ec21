import { type Actor, hasRole } from '@guatu/domain/organization/actor'

/** Templates shape every new plan of the district: the project office keeps them. */
export const mayChangeTemplates = (a: Actor) => hasRole(a, 'projectOffice')
