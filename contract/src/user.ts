import { Type, type Static } from 'typebox'

/** What a person may do, from least to most. */
export const ROLES = ['agent', 'manager', 'administrator'] as const
export const RoleSchema = Type.Enum(ROLES)
export type Role = Static<typeof RoleSchema>

/** The names that a role may come under; the first system wrote "user" and "admin". */
export const ROLE_NAMES = ['user', 'agent', 'manager', 'admin', 'administrator'] as const
export const RoleNameSchema = Type.Enum(ROLE_NAMES, {
  description: '"user" means agent, "admin" means administrator',
})
export type RoleName = Static<typeof RoleNameSchema>

const UsernameSchema = Type.String({
  minLength: 1,
  maxLength: 64,
  pattern: '^(?! )[^\\p{C}\\p{Zl}\\p{Zp}]+(?<! )$',
  description: 'Told apart without regard to case',
})
const PasswordSchema = Type.String({ minLength: 1, maxLength: 256, description: 'At least 8 characters' })

export const RegistrationSchema = Type.Object(
  {
    username: UsernameSchema,
    email: Type.String({ format: 'email', maxLength: 254 }),
    phone_number: Type.Integer({
      minimum: 1_000_000,
      maximum: 999_999_999_999_999,
      description: 'Ten digits of an Indian number, or the country code and the number',
    }),
    password: PasswordSchema,
    role: RoleNameSchema,
  },
  { title: 'Registration' },
)
export type Registration = Static<typeof RegistrationSchema>

export const CredentialsSchema = Type.Object(
  { username: Type.String({ minLength: 1, maxLength: 254 }), password: PasswordSchema },
  { title: 'Credentials' },
)
export type Credentials = Static<typeof CredentialsSchema>

/** A user as others may see him: the password's hash is not in it. */
export const UserViewSchema = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    username: Type.String(),
    email: Type.Union([Type.String(), Type.Null()]),
    phone_number: Type.Union([Type.Integer(), Type.Null()]),
    role: Type.String({ description: 'As it was given at registration' }),
  },
  { title: 'User' },
)
export type UserView = Static<typeof UserViewSchema>
