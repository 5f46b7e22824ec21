import type { Dossier, ProjectBody } from '@guatu/contract/projects'
import { Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceItem, LooseDateInput, WanItem } from '../parts/fields.tsx'
import { PostSelect, UnitSelect } from '../parts/unit-select.tsx'
import { kinds, stagesOf, yearClasses } from './project-words.ts'
import { useTrees } from './queries.ts'

const chainRoles = ['extends', 'fills', 'strengthens'] as const

function Item({ name, children }: { name: keyof ProjectBody; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Form.Item name={name} label={t(`projects:field.${name}`)}>
      {children}
    </Form.Item>
  )
}

/** All fields of the body, in the order of a project card. `dossier` gives the names of what is chosen now. */
export function ProjectFields({ dossier, withStage }: { dossier?: Dossier; withStage: boolean }) {
  const { t } = useTranslation()
  const trees = useTrees()
  const kind: ProjectBody['kind'] = Form.useWatch('kind') ?? 'industrial'
  const chosen = (of: readonly string[], words: string) =>
    of.map((value) => ({ value, label: t(`projects:${words}.${value}`) }))
  return (
    <div className="field-grid">
      <Form.Item
        className="field-whole"
        name="name"
        label={t('projects:field.name')}
        rules={[
          { required: true, whitespace: true, message: t('parts:field.missing', { label: t('projects:field.name') }) },
        ]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <ChoiceItem name="kind" label={t('projects:field.kind')} options={chosen(kinds, 'kind')} />
      <ChoiceItem name="yearClass" label={t('projects:field.yearClass')} options={chosen(yearClasses, 'yearClass')} />
      {withStage && (
        <ChoiceItem name="stage" label={t('projects:field.stage')} options={chosen(stagesOf(kind), 'stage')} />
      )}
      <WanItem name="total" label={t('projects:field.total')} />
      <Item name="plannedStart">
        <LooseDateInput />
      </Item>
      <ChoiceItem
        name="regionCode"
        label={t('projects:field.regionCode')}
        required={false}
        options={(trees.data?.regions ?? []).map(({ code, name }) => ({ value: code, label: name }))}
      />
      <ChoiceItem
        name="administrationId"
        label={t('projects:field.administrationId')}
        required={false}
        options={(trees.data?.administrations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Crew dossier={dossier} />
      <Item name="chain">
        <Input maxLength={40} />
      </Item>
      <ChoiceItem
        name="chainRole"
        label={t('projects:field.chainRole')}
        options={chosen(chainRoles, 'chainRole')}
        required={false}
      />
      <Item name="sector">
        <Input maxLength={40} />
      </Item>
      <div className="field-whole">
        <Item name="site">
          <Input maxLength={200} />
        </Item>
      </div>
    </div>
  )
}

/** Who owns, leads, commands and answers. */
function Crew({ dossier }: { dossier: Dossier | undefined }) {
  const names = dossier?.names
  const postOf = (duty: string, id: string | null | undefined) => {
    const answerer = dossier?.answerers.find((one) => one.duty === duty)
    return id && answerer
      ? { id, name: [answerer.unit, answerer.post, answerer.person].filter(Boolean).join(' · ') }
      : null
  }
  const body = dossier?.body
  return (
    <>
      <Item name="ownerUnitId">
        <UnitSelect initial={names?.ownerUnit ?? null} />
      </Item>
      <Item name="leadUnitId">
        <UnitSelect initial={names?.leadUnit ?? null} />
      </Item>
      <Item name="headquartersId">
        <UnitSelect kind="headquarters" initial={names?.headquarters ?? null} />
      </Item>
      <Item name="areaHeadquartersId">
        <UnitSelect kind="areaHeadquarters" initial={names?.areaHeadquarters ?? null} />
      </Item>
      <Item name="taskForceId">
        <UnitSelect kind="taskForce" initial={names?.taskForce ?? null} />
      </Item>
      <Item name="sponsorPostId">
        <PostSelect duty="sponsor" initial={postOf('sponsor', body?.sponsorPostId)} />
      </Item>
      <Item name="officerPostId">
        <PostSelect duty="serviceOfficer" initial={postOf('serviceOfficer', body?.officerPostId)} />
      </Item>
      <Item name="liaisonPostId">
        <PostSelect duty="liaison" initial={postOf('liaison', body?.liaisonPostId)} />
      </Item>
    </>
  )
}
