import { useMutation } from '@tanstack/react-query'
import { App, Button, Drawer, Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../platform/new-id.ts'
import { useUnsaved } from '../platform/unsaved.ts'
import { ProblemNote } from './problem-note.tsx'

type Props<Fields extends object> = {
  open: boolean
  onClose: () => void
  title: string
  lead?: ReactNode
  initial: Partial<Fields>
  /** `id` is made once per act, so that a request sent twice is stored once. A rejection keeps the drawer and its text. */
  send: (fields: Fields, id: string) => Promise<unknown>
  done?: string
  submit?: string
  wide?: boolean
  /** Draws a refusal its own way (a conflict with both states); null: the usual note. */
  explain?: (error: unknown, form: FormInstance<Fields>) => ReactNode
  children: ReactNode
}

/** What an act is made of: its form, its sending, and whether something was typed that nobody has taken yet. */
function useAct<Fields extends object>(props: Props<Fields>) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const id = useRef('')
  const taken = useRef(false)
  const [typed, setTyped] = useState(false)
  const act = useMutation({
    mutationFn: (fields: Fields) => props.send(fields, id.current),
    onSuccess: () => {
      id.current = newId()
      message.success(props.done ?? t('parts:act.done'))
      taken.current = true
      props.onClose()
    },
  })
  useEffect(() => {
    if (props.open && id.current === '') id.current = newId()
  }, [props.open])
  // What is on its way is no longer the reader's to lose.
  useUnsaved(props.open && typed && !act.isPending)
  const clearTaken = () => {
    if (taken.current) {
      form.resetFields()
      setTyped(false)
    }
  }
  return { form, act, taken, clearTaken, onTyped: () => setTyped(true) }
}

/** One act at the side of the page: a form that keeps what was typed until the server has taken it. */
export function ActDrawer<Fields extends object>(props: Props<Fields>) {
  const { form, act, taken, clearTaken, onTyped } = useAct(props)
  // Several drawers live on one page: without a name of its own a label would lead into another form.
  const name = useId()
  const body = useRef<HTMLDivElement>(null)
  return (
    <Drawer
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      size={props.wide ? 720 : 440}
      rootClassName="act-drawer no-print"
      mask={{ closable: false }}
      afterOpenChange={(open) => {
        if (open) focusFirst(body.current)
        else clearTaken()
        taken.current = false
      }}
      footer={
        <Foot submit={props.submit} busy={act.isPending} onClose={props.onClose} onSubmit={() => form.submit()} />
      }
    >
      <div ref={body}>
        {props.lead && <div className="act-lead">{props.lead}</div>}
        <Form<Fields>
          form={form}
          name={name}
          layout="vertical"
          initialValues={props.initial}
          onFinish={(fields) => act.mutate(fields)}
          onValuesChange={onTyped}
          onKeyDown={(event) => (event.ctrlKey || event.metaKey) && event.key === 'Enter' && form.submit()}
          scrollToFirstError
        >
          {props.children}
          <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        </Form>
        {act.error && (props.explain?.(act.error, form) ?? <ProblemNote error={act.error} />)}
      </div>
    </Drawer>
  )
}

/**
 * The drawer slides in for a moment: who is in a field or on a button of it by then stays there, or Enter meant for an open list would
 * send the form, and Enter meant for sending would make a new line.
 */
function focusFirst(body: HTMLElement | null) {
  const drawer = body?.closest('[role="dialog"]')
  const at = document.activeElement
  if (drawer?.contains(at) && at?.matches('button, input, textarea, select, a[href]')) return
  body?.querySelector<HTMLElement>(':is(input, textarea):not([type="hidden"]):not([readonly])')?.focus()
}

type FootProps = { submit: string | undefined; busy: boolean; onClose: () => void; onSubmit: () => void }

function Foot({ submit, busy, onClose, onSubmit }: FootProps) {
  const { t } = useTranslation()
  return (
    <div className="act-foot">
      <Button onClick={onClose}>{t('parts:act.cancel')}</Button>
      <Button type="primary" loading={busy} onClick={onSubmit}>
        {submit ?? t('parts:act.submit')}
      </Button>
    </div>
  )
}
