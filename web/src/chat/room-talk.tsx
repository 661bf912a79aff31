// The declared room on a phone: a bar that leads in and out, what both sides wrote, where to write, and one button to leave.
import { useState } from 'react'
import { useLanguage } from '../texts/texts.ts'
import { BackArrow } from '../theme/icons.tsx'
import { Composer } from './composer.tsx'
import { Log } from './log.tsx'
import type { Room } from './room.ts'
import './room.css'
import { Button } from '../theme/button.tsx'
import { Count } from '../theme/count.tsx'

export function RoomBar({
  room,
  inside,
  unread,
  onTurn,
}: {
  readonly room: Room
  readonly inside: boolean
  readonly unread: number
  readonly onTurn: (inside: boolean) => void
}) {
  const { say } = useLanguage()
  return (
    <button type="button" className="room-bar" data-open={room.open || undefined} onClick={() => onTurn(!inside)}>
      {inside && <BackArrow />}
      <span>{say(inside ? 'room.back' : room.open ? 'room.open' : 'room.over')}</span>
      {!inside && unread > 0 && <Count of={unread} />}
    </button>
  )
}

interface Props {
  readonly room: Room
  readonly now: string
  readonly zone: string | undefined
  readonly visible: boolean
  readonly onSend: (text: string) => Promise<boolean>
  readonly onLeave: () => Promise<boolean>
}

export function RoomTalk({ room, now, zone, visible, onSend, onLeave }: Props) {
  const { say } = useLanguage()
  const [leaving, setLeaving] = useState(false)
  const leave = async () => {
    setLeaving(true)
    await onLeave()
    setLeaving(false)
  }
  return (
    <>
      <Log
        conversation={room.conversation}
        now={now}
        zone={zone}
        name={say('room.name')}
        empty={say('room.empty')}
        visible={visible}
      />
      {room.open ? (
        <>
          <div className="room-leave">
            <Button small aria-disabled={leaving || undefined} onClick={() => void leave()}>
              {say('room.leave')}
            </Button>
          </div>
          <Composer commands={[]} onSend={onSend} />
        </>
      ) : (
        <p className="room-closed">{say('room.closed')}</p>
      )}
    </>
  )
}
