; A call leaves its traces in memory
; call pushes two words, the return address and fp, and lets fp point at them. ret takes both back. There is no frame but
; these words, and a program can look at them: the return address is at fp + 4.

.machine register
.func main
    call where
back:
    load $1 @back
    eq $0 $1
    prti eq                 ; expect: 1
    host newline
    hlt                     ; steps: 8

.func where
    loadm fp $0 4
    ret
